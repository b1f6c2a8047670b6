package org.cognitoee.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Any octets as the body of a request, read as all the resources together read it, and by another library. */
class RequestBodyFuzzTest {

    private static final Map<String, Pattern> FORMS = Map.of(
            "username", RequestBody.USERNAME,
            "password", RequestBody.PASSWORD,
            "code", RequestBody.CODE,
            "refresh_token", RequestBody.TOKEN);

    @FuzzTest
    void anyBody_isAnObjectAsOthersReadItOrAProblem(byte[] octets) {
        RequestBody body;
        try {
            body = RequestBody.read(new ByteArrayInputStream(octets));
        } catch (ProblemException e) {
            assertEquals(
                    octets.length > 64 * 1024 ? Reason.BODY_TOO_LARGE : Reason.JSON_MALFORMED,
                    e.problem().reason());
            return;
        }
        Map<String, Object> judged;
        try {
            judged = judge(octets);
        } catch (NumberFormatException e) {
            return; // more than 1000 digits, which only the other library minds
        }
        boolean good = true;
        for (Map.Entry<String, Pattern> form : FORMS.entrySet()) {
            String text = body.text(form.getKey(), form.getValue());
            @Nullable Object other = judged.get(form.getKey());
            boolean fits = other instanceof String string
                    && form.getValue().matcher(string).matches();
            assertEquals(fits ? other : "", text);
            good &= fits;
        }
        body.texts("attributes")
                .forEach((name, text) -> assertEquals(
                        Objects.requireNonNull((Map<?, ?>) judged.get("attributes"))
                                .get(name),
                        text));
        assertEquals(Boolean.TRUE.equals(judged.get("everywhere")), body.isTrue("everywhere"));
        assertChecked(body, good);
    }

    private static void assertChecked(RequestBody body, boolean good) {
        try {
            body.check();
            assertTrue(good, "a member is missing or wrong, and nobody says so");
        } catch (ProblemException e) {
            assertEquals(Reason.INPUT_INVALID, e.problem().reason());
            assertFalse(e.problem().errors().isEmpty());
            assertTrue(e.problem().json().startsWith("{"));
        }
    }

    private static Map<String, Object> judge(byte[] octets) {
        try {
            return JsonUtil.parseJson(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException | JoseException e) {
            if (e.getCause() instanceof NumberFormatException number) {
                throw number;
            }
            throw new AssertionError("accepted here, and by nobody else", e);
        }
    }
}
