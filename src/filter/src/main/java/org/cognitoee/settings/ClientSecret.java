package org.cognitoee.settings;

/**
 * The secret of an app client.
 *
 * @param value the secret itself, never to be logged
 */
public record ClientSecret(String value) {

    @Override
    public String toString() {
        return "ClientSecret[redacted]";
    }
}
