package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import org.cognitoee.servertests.identity.Annotated;
import org.cognitoee.servertests.identity.Contract;
import org.cognitoee.servertests.identity.ContractResource;
import org.cognitoee.servertests.identity.Greeter;
import org.cognitoee.servertests.identity.GreetingServlet;
import org.cognitoee.servertests.identity.GuardedResource;
import org.cognitoee.servertests.identity.Orders;
import org.cognitoee.servertests.identity.PublicResource;
import org.cognitoee.servertests.identity.ScanningApplication;
import org.cognitoee.servertests.identity.Session;
import org.cognitoee.servertests.identity.StrictResource;
import org.cognitoee.servertests.identity.SubResource;
import org.cognitoee.testkit.LocalUserPool;
import org.cognitoee.testkit.TokenBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call what, by annotations on resources and beans, and who calls. */
@ArquillianTest
class IdentityIT {

    private static final LocalUserPool POOL = Pools.started();

    private static final Server SERVER = Server.application("identity");

    @Deployment(testable = false)
    static WebArchive war() {
        return war("identity").addClass(ScanningApplication.class);
    }

    /** The resources and beans, without an {@code Application}. */
    static WebArchive war(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(
                        Annotated.class,
                        Contract.class,
                        ContractResource.class,
                        Greeter.class,
                        GreetingServlet.class,
                        GuardedResource.class,
                        Orders.class,
                        Orders.Book.class,
                        Orders.Desk.class,
                        PublicResource.class,
                        Session.class,
                        StrictResource.class,
                        SubResource.class)
                .addAsLibraries(new File(System.getProperty("filter.jars")).listFiles())
                .setWebXML(new StringAsset("""
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
                                  <context-param>
                                    <param-name>cognito.public-paths</param-name>
                                    <param-value>GET /api/public/* GET /public-greeting</param-value>
                                  </context-param>
                                  <context-param>
                                    <param-name>cognito.role-mapping</param-name>
                                    <param-value>eu-admins=admin</param-value>
                                  </context-param>
                                </web-app>"""));
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                guarded/anything      |                  | 401 token-missing
                guarded/anything      | nobody           | 200
                guarded/role          |                  | 401 token-missing
                guarded/role          | staff            | 403 insufficient-role
                guarded/role          | admin            | 200
                guarded/role          | eu-admins        | 200
                guarded/role          | shop/read        | 403 insufficient-role
                guarded/mapped-group  | eu-admins        | 403 insufficient-role
                guarded/somebody      | nobody           | 200
                guarded/scope         | admin            | 403 insufficient-scope
                guarded/scope         | shop/write       | 403 insufficient-scope
                guarded/scope         | shop/read        | 200
                guarded/scope         | shop/all         | 200
                guarded/both          | staff            | 403 insufficient-scope
                guarded/both          | shop/read        | 403 insufficient-role
                guarded/both          | staff,shop/read  | 200
                guarded/denied        | admin,shop/read  | 403 insufficient-role
                guarded/sub           |                  | 401 token-missing
                guarded/sub           | staff            | 403 insufficient-role
                guarded/sub           | admin            | 200
                public/anything       |                  | 200
                public/role           |                  | 401 token-missing
                public/somebody       |                  | 401 token-missing
                public/scope          |                  | 401 token-missing
                public/denied         |                  | 401 token-missing
                public/sub            |                  | 401 token-missing
                strict                | staff            | 403 insufficient-role
                strict                | admin            | 200
                strict/everybody      | nobody           | 200
                strict/staff          | admin            | 403 insufficient-role
                strict/staff          | staff            | 200
                strict/scope          | admin            | 403 insufficient-scope
                strict/scope          | shop/read        | 403 insufficient-role
                strict/scope          | admin,shop/read  | 200
                contract              | staff            | 403 insufficient-role
                contract              | admin            | 200
                """)
    void resource_isForThoseWhomItsAnnotationsName(String path, String groupsAndScopes, String expected) {
        assertAnswer(expected, path, groupsAndScopes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                guarded/bean/role      | staff           | 403 insufficient-role
                guarded/bean/role      | eu-admins       | 200
                guarded/bean/scope     | admin           | 403 insufficient-scope
                guarded/bean/scope     | shop/read       | 200
                guarded/bean/anybody   | nobody          | 200
                guarded/bean/class     | staff           | 403 insufficient-role
                guarded/bean/class     | admin           | 200
                guarded/bean/permitted | nobody          | 200
                guarded/bean/denied    | admin           | 403 insufficient-role
                guarded/bean/ejb       | nobody          | 200
                public/bean/role       |                 | 401 token-missing
                public/bean/anybody    |                 | 200
                """)
    void bean_isForThoseWhomItsAnnotationsName(String path, String groupsAndScopes, String expected) {
        assertAnswer(expected, path, groupsAndScopes);
    }

    /** TomEE tells nobody of the methods of a sub-resource; as a bean, it is checked there too. */
    @ParameterizedTest
    @CsvSource({
        "guarded/no-bean, staff, 403 insufficient-role",
        "guarded/no-bean, admin, 200",
        "public/no-bean,  ,      401 token-missing",
    })
    void subResourceThatIsNoBean_isForThoseWhomItsAnnotationsName(
            String path, String groupsAndScopes, String expected) {
        assumeFalse(Server.NAME.equals("tomee"));
        assertAnswer(expected, path, groupsAndScopes);
    }

    @ParameterizedTest
    @CsvSource({
        "role,  admin, insufficient-role,  The user has no role that allows this.",
        "scope, admin, insufficient-scope, The access token lacks the scope needed.",
    })
    void refusal_hasTheChallengeOfRfc6750(String path, String group, String reason, String description) {
        String wrong = path.equals("role") ? token("staff") : token(group);
        Answer answer = SERVER.get("api/guarded/" + path, wrong);
        assertEquals("403 " + reason, answer.summary());
        assertEquals(
                "Bearer realm=\"cognito\", error=\"insufficient_scope\", error_description=\"" + description + '"',
                answer.header("WWW-Authenticate"));
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @Test
    void callerInAnyBean_isTheOneOfTheRequest() {
        assertEquals(
                "ada hello ada, admin",
                SERVER.get("api/guarded/caller", token("admin")).body());
        assertEquals(
                "bob hello bob",
                SERVER.get("api/guarded/caller", POOL.token().user("bob").compact())
                        .body());
        assertEquals(
                "hello nobody, unknown: TOKEN_MISSING",
                SERVER.get("public-greeting").body());
        assertEquals(
                "hello ada, admin, admin, admin: called",
                SERVER.get("greeting", token("eu-admins")).body());
        assertEquals(
                "hello ada: INSUFFICIENT_ROLE",
                SERVER.get("greeting", token("staff")).body());
    }

    private static void assertAnswer(String expected, String path, String groupsAndScopes) {
        Answer answer =
                groupsAndScopes == null ? SERVER.get("api/" + path) : SERVER.get("api/" + path, token(groupsAndScopes));
        assertEquals(expected, answer.summary());
        assertEquals(expected.equals("200"), answer.body().equals("called"));
    }

    /** @param groupsAndScopes separated by commas; a scope has a slash */
    private static String token(String groupsAndScopes) {
        TokenBuilder token = POOL.token().user("ada");
        for (String name : groupsAndScopes.split(",", -1)) {
            token = name.contains("/") ? token.claim("scope", name) : token.group(name);
        }
        return token.compact();
    }
}
