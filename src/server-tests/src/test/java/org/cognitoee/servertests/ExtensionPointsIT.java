package org.cognitoee.servertests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.util.Map;
import java.util.function.Supplier;
import org.cognitoee.servertests.extension.Account;
import org.cognitoee.testkit.AppClient;
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

/** An application of two user pools, with a check, a public path and an observer of its own. */
@ArquillianTest
class ExtensionPointsIT {

    private static final String CLIENT = System.getProperty("pool.client");
    private static final String OTHER_CLIENT = "otherclient";

    private static final LocalUserPool POOL = Pools.started();
    private static final LocalUserPool OTHER_POOL = LocalUserPool.builder()
            .userPoolId("eu-west-1_OtherPool")
            .client(AppClient.of(OTHER_CLIENT))
            .start();
    private static final LocalUserPool FOREIGN_POOL = LocalUserPool.builder().start();

    private static final Server SERVER = Server.application("extended");

    /** What somebody may try who has tokens of one pool, or of both. */
    private static final Map<String, Supplier<TokenBuilder>> TOKENS = Map.of(
            "of the pool", POOL::token,
            "of the other pool", OTHER_POOL::token,
            "of a foreign pool", FOREIGN_POOL::token,
            "of the pool, for the other's client", () -> POOL.token().client(OTHER_CLIENT),
            "of the other pool, for the pool's client", () -> OTHER_POOL.token().client(CLIENT),
            "of the other pool, in the pool's name",
                    () -> OTHER_POOL.token().client(CLIENT).issuer(POOL.issuer()),
            "of the pool, in the other's name",
                    () -> POOL.token().client(OTHER_CLIENT).issuer(OTHER_POOL.issuer()));

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(WebArchive.class, "extended.war")
                .addPackage(Account.class.getPackage())
                .addAsLibraries(new File(System.getProperty("filter.jars")).listFiles())
                .setWebXML(new StringAsset("""
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
                                  <context-param>
                                    <param-name>cognito.trusted-issuers</param-name>
                                    <param-value>%s=%s</param-value>
                                  </context-param>
                                </web-app>""".formatted(OTHER_POOL.issuer(), OTHER_CLIENT)));
    }

    @AfterAll
    static void closePools() {
        POOL.close();
        OTHER_POOL.close();
        FOREIGN_POOL.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "of the pool                              | 200",
                "of the other pool                        | 200",
                "of a foreign pool                        | 401 token-issuer-unknown",
                "of the pool, for the other's client      | 401 token-client-refused",
                "of the other pool, for the pool's client | 401 token-client-refused",
                "of the other pool, in the pool's name    | 401 token-key-unknown",
                "of the pool, in the other's name         | 401 token-key-unknown",
            })
    void token_isGoodForItsOwnPoolAndClientOnly(String name, String expected) {
        String compact = TOKENS.get(name).get().user("ada").compact();
        assertEquals(expected, SERVER.get("account", compact).summary());
        assertEquals(expected, SERVER.get("account", compact).summary());
    }

    @Test
    void application_seesWhichPoolATokenIsOf() {
        for (LocalUserPool pool : new LocalUserPool[] {POOL, OTHER_POOL}) {
            String compact = pool.token().user("ada").compact();
            assertEquals(pool.issuer(), SERVER.get("account", compact).body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "health,      200",
        "health/more, 401 token-missing",
        "health/,     401 token-missing",
        "account,     401 token-missing",
    })
    void pathThatABeanMakesPublic_isPublicAlone(String path, String expected) {
        assertEquals(expected, SERVER.get(path).summary());
    }

    @Test
    void tokenThatWasGood_isRefusedFromTheMomentThatTheApplicationRefusesIt() {
        String eve = POOL.token().user("eve").compact();
        assertEquals("200", SERVER.get("account", eve).summary());
        assertEquals("200", SERVER.post("account", "{}", eve).summary());
        Answer refused = SERVER.get("account", eve);
        assertEquals("401 token-refused", refused.summary());
        assertEquals(
                "Bearer realm=\"cognito\", error=\"invalid_token\","
                        + " error_description=\"The application refuses this access token.\"",
                refused.header("WWW-Authenticate"));
        assertFalse(refused.body().contains("locked"));
        assertEquals(
                "TOKEN_REFUSED locked /extended/account", SERVER.get("health").body());
        assertEquals(
                "200", SERVER.get("account", POOL.token().user("ada").compact()).summary());
    }

    @Test
    void checkThatFails_letsNobodyInAndShowsNothing() {
        Answer answer = SERVER.get("account", POOL.token().user("unlucky").compact());
        Answer.assertUnavailable("503 check-unavailable", answer);
        assertFalse(answer.body().contains("database"));
    }
}
