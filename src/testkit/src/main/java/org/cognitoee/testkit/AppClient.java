package org.cognitoee.testkit;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An app client of the pool. Begin with {@link #of} and change what the test is about; every {@code with…} gives a new
 * one.
 *
 * @param id the client id, {@code [\w+]{1,128}}
 * @param secrets none for a public client; two while a secret is being rotated
 * @param authFlows the flows that it allows
 * @param preventUserExistenceErrors true for {@code ENABLED} (an unknown user reads like a wrong password), false for
 *     {@code LEGACY} ({@code UserNotFoundException})
 * @param refreshTokenRotation empty if refresh tokens are not rotated; otherwise for how long (0 to 60 s) a spent one
 *     may be sent again
 * @param lifetimes how long its tokens are valid
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html">
 *     UserPoolClientType</a>
 */
public record AppClient(
        String id,
        List<String> secrets,
        Set<AuthFlow> authFlows,
        boolean preventUserExistenceErrors,
        Optional<Duration> refreshTokenRotation,
        Lifetimes lifetimes) {

    private static final Pattern ID = Pattern.compile("[\\w+]{1,128}");
    private static final Pattern SECRET = Pattern.compile("[\\w+]{1,64}");

    /**
     * An app client that Cognito would accept.
     *
     * @throws IllegalArgumentException if Cognito would refuse it: the id, a secret or the number of secrets, the grace
     *     period, or {@link AuthFlow#REFRESH_TOKEN_AUTH} together with rotation
     */
    public AppClient {
        require(ID.matcher(id).matches(), "A client id matches " + ID);
        require(secrets.size() <= 2, "A client has at most two secrets");
        require(secrets.stream().allMatch(secret -> SECRET.matcher(secret).matches()), "A secret matches " + SECRET);
        require(
                refreshTokenRotation.isEmpty() || !authFlows.contains(AuthFlow.REFRESH_TOKEN_AUTH),
                "REFRESH_TOKEN_AUTH does not go with refresh token rotation");
        refreshTokenRotation.ifPresent(grace ->
                require(within(grace, Duration.ZERO, Duration.ofSeconds(60)), "The grace period is 0 to 60 seconds"));
        secrets = List.copyOf(secrets);
        authFlows = Set.copyOf(authFlows);
    }

    /**
     * How long tokens are valid.
     *
     * @param access 5 minutes to 1 day
     * @param id 5 minutes to 1 day
     * @param refresh 1 hour to 10 years
     */
    public record Lifetimes(Duration access, Duration id, Duration refresh) {

        /** Cognito's own: an hour, an hour, 30 days. */
        public static final Lifetimes DEFAULT = new Lifetimes(Duration.ofHours(1), Duration.ofHours(1), days(30));

        /**
         * Lifetimes that Cognito would accept.
         *
         * @throws IllegalArgumentException if one is outside its bounds
         */
        public Lifetimes {
            require(within(access, Duration.ofMinutes(5), days(1)), "An access token lives 5 minutes to 1 day");
            require(within(id, Duration.ofMinutes(5), days(1)), "An ID token lives 5 minutes to 1 day");
            require(within(refresh, Duration.ofHours(1), days(3650)), "A refresh token lives 1 hour to 10 years");
        }

        private static Duration days(int days) {
            return Duration.ofDays(days);
        }
    }

    /**
     * A public client that allows {@link AuthFlow#USER_PASSWORD_AUTH} and {@link AuthFlow#REFRESH_TOKEN_AUTH}, prevents
     * user existence errors (as AWS's console sets it up), does not rotate, and has the default lifetimes.
     *
     * @param id the client id, {@code [\w+]{1,128}}
     * @throws IllegalArgumentException if the id is no client id
     */
    public static AppClient of(String id) {
        return new AppClient(
                id,
                List.of(),
                EnumSet.of(AuthFlow.USER_PASSWORD_AUTH, AuthFlow.REFRESH_TOKEN_AUTH),
                true,
                Optional.empty(),
                Lifetimes.DEFAULT);
    }

    /** This client with these secrets and no other: none, one, or two during a rotation. */
    public AppClient withSecrets(String... secrets) {
        return new AppClient(
                id, List.of(secrets), authFlows, preventUserExistenceErrors, refreshTokenRotation, lifetimes);
    }

    /** This client with these flows and no other. */
    public AppClient withAuthFlows(AuthFlow... flows) {
        return new AppClient(id, secrets, Set.of(flows), preventUserExistenceErrors, refreshTokenRotation, lifetimes);
    }

    /** This client with {@code PreventUserExistenceErrors} at {@code LEGACY}: it tells that a user does not exist. */
    public AppClient withUserExistenceErrors() {
        return new AppClient(id, secrets, authFlows, false, refreshTokenRotation, lifetimes);
    }

    /**
     * This client with refresh token rotation, and therefore without {@link AuthFlow#REFRESH_TOKEN_AUTH}.
     *
     * @param grace for how long a spent refresh token may be sent again, 0 to 60 s
     */
    public AppClient withRefreshTokenRotation(Duration grace) {
        AuthFlow[] others = authFlows.stream()
                .filter(flow -> flow != AuthFlow.REFRESH_TOKEN_AUTH)
                .toArray(AuthFlow[]::new);
        return new AppClient(id, secrets, Set.of(others), preventUserExistenceErrors, Optional.of(grace), lifetimes);
    }

    /** This client with these lifetimes. */
    public AppClient withLifetimes(Lifetimes lifetimes) {
        return new AppClient(id, secrets, authFlows, preventUserExistenceErrors, refreshTokenRotation, lifetimes);
    }

    boolean allows(AuthFlow flow) {
        return authFlows.contains(flow);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "AppClient[id=" + id + ", secrets=" + secrets.size() + ", authFlows=" + authFlows
                + ", preventUserExistenceErrors=" + preventUserExistenceErrors + ", refreshTokenRotation="
                + refreshTokenRotation + ", lifetimes=" + lifetimes + "]";
    }

    private static boolean within(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void require(boolean condition, String text) {
        if (!condition) {
            throw new IllegalArgumentException(text);
        }
    }
}
