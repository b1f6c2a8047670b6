package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsPreflightTest {

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, https://a.example, PUT, ,  ,        true",
        "OPTIONS, https://a.example, PUT, 0, ,        true",
        "OPTIONS, https://a.example, PUT, 1, ,        false",
        "OPTIONS, https://a.example, PUT, ,  chunked, false",
        "OPTIONS, ,                  PUT, ,  ,        false",
        "OPTIONS, https://a.example, ,    ,  ,        false",
        "options, https://a.example, PUT, ,  ,        false",
        "GET,     https://a.example, PUT, ,  ,        false",
        "POST,    https://a.example, PUT, ,  ,        false",
    })
    void preflight_isOptionsWithOriginAndMethodAndNoBody(
            String method, String origin, String requested, String length, String encoding, boolean expected) {
        StubRequest request = new StubRequest(method, "/shop/a");
        header(request, "Origin", origin);
        header(request, "Access-Control-Request-Method", requested);
        header(request, "Content-Length", length);
        header(request, "Transfer-Encoding", encoding);
        assertEquals(expected, CorsPreflight.isOne(request.asRequest()));
    }

    private static void header(StubRequest request, String name, String value) {
        if (value != null) {
            request.header(name, value);
        }
    }
}
