package org.cognitoee.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a code went, as the client is told.
 *
 * @param attribute the attribute that holds the address
 * @param medium {@code EMAIL} or {@code SMS}
 * @param destination the address with most of it hidden
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CodeDeliveryDetailsType.html">
 *     CodeDeliveryDetailsType</a>
 */
record CodeDelivery(String attribute, String medium, String destination) {

    /** To the user's e-mail address, else telephone; empty for a user with neither. */
    static Optional<CodeDelivery> to(User user) {
        String email = user.attributes().get("email");
        if (email != null) {
            return Optional.of(new CodeDelivery("email", "EMAIL", hiddenEmail(email)));
        }
        return Optional.ofNullable(user.attributes().get("phone_number"))
                .map(phone -> new CodeDelivery("phone_number", "SMS", hiddenPhone(phone)));
    }

    /** To nobody, in a way that cannot be told from somebody, and the same each time. */
    static CodeDelivery simulated(String username) {
        String seed = UUID.nameUUIDFromBytes(username.getBytes(UTF_8)).toString();
        String letters = seed.replaceAll("[^a-f]", "") + "ae";
        return new CodeDelivery("email", "EMAIL", hiddenEmail(letters.charAt(0) + "@" + letters.charAt(1)));
    }

    JsonObject json() {
        return JsonText.object()
                .add("AttributeName", attribute)
                .add("DeliveryMedium", medium)
                .add("Destination", destination)
                .build();
    }

    private static String hiddenEmail(String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1);
        return initial(email) + "***@" + initial(domain) + "***";
    }

    private static String hiddenPhone(String phone) {
        int hidden = Math.max(0, phone.length() - 5);
        return "+" + "*".repeat(hidden) + phone.substring(Math.max(0, phone.length() - 4));
    }

    private static String initial(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1);
    }
}
