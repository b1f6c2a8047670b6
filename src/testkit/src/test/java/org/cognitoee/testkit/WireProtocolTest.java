package org.cognitoee.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP as it is on the wire, without an SDK between. */
class WireProtocolTest {

    private static final String JSON_1_1 = "application/x-amz-json-1.1";
    private static final String SERVICE = "AWSCognitoIdentityProviderService.";
    private static final String JWKS_PATH = "/eu-west-1_LocalPool/.well-known/jwks.json";

    private final Fixture fixture = new Fixture();

    @Test
    void jwks_isCacheableForADay_unlessSetOtherwise() throws Exception {
        HttpResponse<String> answer = fixture.get(JWKS_PATH);
        assertEquals(
                "public, max-age=86400",
                answer.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());

        try (LocalUserPool other =
                LocalUserPool.builder().jwksCacheControl("max-age=300").start()) {
            assertEquals(
                    "max-age=300",
                    other.endpoint().resolve(JWKS_PATH).toURL().openConnection().getHeaderField("Cache-Control"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/eu-west-1_Other/.well-known/jwks.json", "/eu-west-1_LocalPool/.well-known/jwks.json/"})
    void anyOtherPath_isNotFound(String path) throws Exception {
        assertEquals(404, fixture.get(path).statusCode());
    }

    @Test
    void refusal_hasTheHeadersOfTheRealService() throws Exception {
        HttpResponse<String> answer = fixture.post(JSON_1_1, SERVICE + "GetUser", "{\"AccessToken\":\"x\"}");

        assertEquals(400, answer.statusCode());
        assertEquals(JSON_1_1, answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "NotAuthorizedException:",
                answer.headers().firstValue("x-amzn-errortype").orElseThrow());
        assertTrue(answer.headers().firstValue("x-amzn-requestid").isPresent());
        assertEquals("{\"__type\":\"NotAuthorizedException\",\"message\":\"Invalid Access Token\"}", answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                JSON_1_1 + " | " + SERVICE + "ListUsers | {} | UnknownOperationException",
                JSON_1_1 + " | GetUser | {} | UnknownOperationException",
                "application/json | " + SERVICE + "GetUser | {} | UnknownOperationException",
                JSON_1_1 + " | " + SERVICE + "GetUser | [] | SerializationException",
                JSON_1_1 + " | " + SERVICE + "GetUser | {\"AccessToken\": | SerializationException",
                JSON_1_1 + " | " + SERVICE + "GetUser | {\"AccessToken\":5} | SerializationException",
            })
    void unreadableRequest_isRefusedWithoutAMessage(String contentType, String target, String body, String type)
            throws Exception {
        HttpResponse<String> answer = fixture.post(contentType, target, body);

        assertEquals(400, answer.statusCode());
        assertEquals("{\"__type\":\"" + type + "\"}", answer.body());
    }

    @Test
    void oversizedRequest_isNotRead() throws Exception {
        assertEquals(
                413,
                fixture.post(JSON_1_1, SERVICE + "GetUser", " ".repeat((1 << 20) + 1))
                        .statusCode());
    }

    @AfterEach
    void close() {
        fixture.close();
    }
}
