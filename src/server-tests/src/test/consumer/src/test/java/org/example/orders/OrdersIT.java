package org.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.cognitoee.testkit.TokenBuilder;
import org.cognitoee.testkit.UserPoolExtension;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The WAR that was built, on Payara Micro, in front of the test kit's user pool. */
@ArquillianTest
class OrdersIT {

    @RegisterExtension
    static final UserPoolExtension POOL = new UserPoolExtension();

    @ArquillianResource
    private URI application;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "orders.war")
                .importFrom(new File("target/orders.war"))
                .as(WebArchive.class)
                .setWebXML(new StringAsset("<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'>"
                        + POOL.pool().contextParams() + "</web-app>"));
    }

    @Test
    void orders_areForWhoHasAToken() throws Exception {
        TokenBuilder ada = POOL.token().user("ada").claim("sub", "sub-of-ada");

        assertEquals("200 your orders, sub-of-ada", get(ada));
        assertEquals("200 all orders, sub-of-ada", get(ada.group("admin")));
        assertEquals(401, send(request()).statusCode());
        assertEquals(401, send(request(ada.expired())).statusCode());
    }

    private String get(TokenBuilder token) throws Exception {
        HttpResponse<String> answer = send(request(token));
        return answer.statusCode() + " " + answer.body();
    }

    private HttpRequest.Builder request(TokenBuilder token) {
        return request().header("Authorization", "Bearer " + token.compact());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(application.resolve("api/orders"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
