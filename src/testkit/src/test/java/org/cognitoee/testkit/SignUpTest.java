package org.cognitoee.testkit;

import static org.cognitoee.testkit.Fixture.CLIENT;
import static org.cognitoee.testkit.Fixture.LEGACY;
import static org.cognitoee.testkit.Fixture.PASSWORD;
import static org.cognitoee.testkit.Fixture.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

class SignUpTest {

    private final Fixture fixture = new Fixture();
    private final LocalUserPool pool = fixture.pool;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void signUp_withEmail_isUnconfirmedAndToldWhereTheCodeWent() {
        SignUpResponse answer = signUp("ada", "email", "ada@example.org");

        assertFalse(answer.userConfirmed());
        assertEquals(pool.user("ada").orElseThrow().sub(), answer.userSub());
        assertEquals(UserStatus.UNCONFIRMED, pool.user("ada").orElseThrow().status());
        assertEquals(
                CodeDeliveryDetailsType.builder()
                        .attributeName("email")
                        .deliveryMedium(DeliveryMediumType.EMAIL)
                        .destination("a***@e***")
                        .build(),
                answer.codeDeliveryDetails());
    }

    @Test
    void signUp_withTelephoneOnly_isToldOfTheMessage() {
        CodeDeliveryDetailsType delivery =
                signUp("ada", "phone_number", "+15550001234").codeDeliveryDetails();

        assertEquals(DeliveryMediumType.SMS, delivery.deliveryMedium());
        assertEquals("+*******1234", delivery.destination());
    }

    @Test
    void signUp_withoutAddress_hasACodeButNoDelivery() {
        SignUpResponse answer = fixture.aws.signUp(
                request -> request.clientId(CLIENT).username("ada").password(PASSWORD));

        assertNull(answer.codeDeliveryDetails());
        assertTrue(pool.confirmationCode("ada").matches("[0-9]{6}"));
    }

    @Test
    void signUp_ofATakenName_isRefused() {
        fixture.ada();

        assertRefused("UsernameExistsException", "User already exists", () -> signUp("ada", "email", "b@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ab1!xyz, Password not long enough",
        "ADA-PASSW0RD, Password must have lowercase characters",
        "ada-passw0rd, Password must have uppercase characters",
        "Ada-password, Password must have numeric characters",
        "Adapassw0rd, Password must have symbol characters",
    })
    void signUp_withAPasswordAgainstThePolicy_isRefused(String password, String fault) {
        assertRefused(
                "InvalidPasswordException",
                "Password did not conform with policy: " + fault,
                () -> fixture.aws.signUp(
                        request -> request.clientId(CLIENT).username("ada").password(password)));
        assertTrue(pool.user("ada").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada passw0rd", "Ada=passw0rd", "Ada~passw0rd", "Ada\\passw0rd", "Ada]passw0rd"})
    void signUp_withAnySymbolOrAnInnerSpace_conforms(String password) {
        fixture.aws.signUp(request -> request.clientId(CLIENT).username("ada").password(password));

        assertTrue(pool.user("ada").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ada\ncode for root: 1", "ada\u0000", "ada\u202e"})
    void signUp_withASpaceOrControlInTheName_isRefused(String username) {
        assertRefused(
                "InvalidParameterException",
                "1 validation error detected: Value at 'username' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+",
                () -> fixture.aws.signUp(
                        request -> request.clientId(CLIENT).username(username).password(PASSWORD)));
    }

    @Test
    void signUp_withoutNameAndPassword_isToldAllThatIsMissing() {
        assertRefused(
                "InvalidParameterException",
                "2 validation errors detected: "
                        + "Value at 'username' failed to satisfy constraint: Member must not be null; "
                        + "Value at 'password' failed to satisfy constraint: Member must not be null",
                () -> fixture.aws.signUp(request -> request.clientId(CLIENT)));
    }

    @Test
    void signUp_withATooLongName_isRefused() {
        assertRefused(
                "InvalidParameterException",
                "1 validation error detected: Value at 'username' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 128",
                () -> signUp("a".repeat(129), "email", "ada@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
        "email_verified, true, NotAuthorizedException, A client attempted to write unauthorized attribute",
        "sub, root, NotAuthorizedException, A client attempted to write unauthorized attribute",
        "email, nowhere, InvalidParameterException, Invalid email address format.",
        "phone_number, 0123, InvalidParameterException, Invalid phone number format.",
    })
    void signUp_withAnAttributeItMayNotWrite_isRefused(String name, String value, String exception, String message) {
        assertRefused(exception, message, () -> signUp("ada", name, value));
    }

    @Test
    void confirmSignUp_withTheCode_confirmsUserAndAddress() {
        signUp("ada", "email", "ada@example.org");

        confirm(CLIENT, "ada", pool.confirmationCode("ada"));

        User ada = pool.user("ada").orElseThrow();
        assertEquals(UserStatus.CONFIRMED, ada.status());
        assertEquals("true", ada.attributes().get("email_verified"));
        assertNotNull(fixture.signIn(CLIENT, "ada").accessToken());
    }

    @Test
    void confirmSignUp_withAnotherCode_isRefusedAndTheCodeStillServes() {
        signUp("ada", "email", "ada@example.org");

        assertRefused(
                "CodeMismatchException",
                "Invalid verification code provided, please try again.",
                () -> confirm(CLIENT, "ada", otherThan(pool.confirmationCode("ada"))));

        confirm(CLIENT, "ada", pool.confirmationCode("ada"));
    }

    @Test
    void confirmSignUp_after24Hours_isRefused() {
        signUp("ada", "email", "ada@example.org");
        fixture.clock.pass(Duration.ofHours(24));

        assertRefused(
                "ExpiredCodeException",
                "Invalid code provided, please request a code again.",
                () -> confirm(CLIENT, "ada", pool.confirmationCode("ada")));
    }

    @Test
    void confirmSignUp_aSecondBefore24Hours_confirms() {
        signUp("ada", "email", "ada@example.org");
        fixture.clock.pass(Duration.ofHours(24).minusSeconds(1));

        confirm(CLIENT, "ada", pool.confirmationCode("ada"));

        assertEquals(UserStatus.CONFIRMED, pool.user("ada").orElseThrow().status());
    }

    @Test
    void confirmSignUp_aSecondTime_isRefusedAndTheCodeIsGone() {
        signUp("ada", "email", "ada@example.org");
        String code = pool.confirmationCode("ada");
        confirm(CLIENT, "ada", code);

        assertRefused(
                "NotAuthorizedException",
                "User cannot be confirmed. Current status is CONFIRMED",
                () -> confirm(CLIENT, "ada", code));
        assertThrows(NoSuchElementException.class, () -> pool.confirmationCode("ada"));
    }

    @ParameterizedTest
    @CsvSource({
        "client, ExpiredCodeException, 'Invalid code provided, please request a code again.'",
        "legacy, UserNotFoundException, Username/client id combination not found.",
    })
    void confirmSignUp_ofAnUnknownUser_isRefusedAsTheClientSays(String client, String exception, String message) {
        assertRefused(exception, message, () -> confirm(client, "nobody", "123456"));
    }

    @ParameterizedTest
    @CsvSource({
        "client, ExpiredCodeException, 'Invalid code provided, please request a code again.'",
        "legacy, NotAuthorizedException, User is disabled.",
    })
    void confirmSignUp_ofADisabledUser_isRefusedAsTheClientSays(String client, String exception, String message) {
        signUp("ada", "email", "ada@example.org");
        pool.updateUser("ada", user -> user.withEnabled(false));

        assertRefused(exception, message, () -> confirm(client, "ada", pool.confirmationCode("ada")));
    }

    @Test
    void resend_toAnUnconfirmedUser_replacesTheCode() {
        signUp("ada", "email", "ada@example.org");
        fixture.clock.pass(Duration.ofHours(25));

        CodeDeliveryDetailsType delivery = resend(CLIENT, "ada");
        confirm(CLIENT, "ada", pool.confirmationCode("ada"));

        assertEquals("a***@e***", delivery.destination());
        assertEquals(UserStatus.CONFIRMED, pool.user("ada").orElseThrow().status());
    }

    @Test
    void resend_toAConfirmedUser_isRefused() {
        fixture.ada();

        assertRefused("InvalidParameterException", "User is already confirmed.", () -> resend(CLIENT, "ada"));
    }

    @Test
    void resend_toAnUnknownUser_pretendsTheSameEachTime() {
        CodeDeliveryDetailsType delivery = resend(CLIENT, "nobody");

        assertTrue(delivery.destination().matches("[a-z]\\*\\*\\*@[a-z]\\*\\*\\*"), delivery.destination());
        assertEquals(delivery, resend(CLIENT, "nobody"));
        assertNotEquals(0, pool.requests("ResendConfirmationCode"));
        assertThrows(NoSuchElementException.class, () -> pool.confirmationCode("nobody"));
    }

    @Test
    void resend_toAnUnknownUserOfALegacyClient_isRefused() {
        assertRefused(
                "UserNotFoundException", "Username/client id combination not found.", () -> resend(LEGACY, "nobody"));
    }

    @Test
    void resend_toADisabledUser_pretendsAndSendsNothing() {
        signUp("ada", "email", "ada@example.org");
        String before = pool.confirmationCode("ada");
        pool.updateUser("ada", user -> user.withEnabled(false));

        assertEquals("a***@e***", resend(CLIENT, "ada").destination());
        assertEquals(before, pool.confirmationCode("ada"));
        assertRefused("NotAuthorizedException", "User is disabled.", () -> resend(LEGACY, "ada"));
    }

    private SignUpResponse signUp(String username, String attribute, String value) {
        return fixture.aws.signUp(request -> request.clientId(CLIENT)
                .username(username)
                .password(PASSWORD)
                .userAttributes(
                        AttributeType.builder().name(attribute).value(value).build()));
    }

    private void confirm(String client, String username, String code) {
        fixture.aws.confirmSignUp(
                request -> request.clientId(client).username(username).confirmationCode(code));
    }

    private CodeDeliveryDetailsType resend(String client, String username) {
        return fixture.aws
                .resendConfirmationCode(request -> request.clientId(client).username(username))
                .codeDeliveryDetails();
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }
}
