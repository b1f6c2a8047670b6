package org.cognitoee.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The users, how their passwords are recognised, and what their next sign-ins are answered by. */
final class Accounts {

    /** Checked for unknown users, so that they take as long as known ones. */
    private static final PasswordHash NOBODYS = PasswordHash.of("");

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Challenge> nextChallenges = new ConcurrentHashMap<>();

    private record Account(User user, PasswordHash password) {}

    Optional<User> find(String username) {
        return Optional.ofNullable(accounts.get(username)).map(Account::user);
    }

    /** False for an unknown user too. */
    boolean passwordMatches(String username, String password) {
        Account account = accounts.get(username);
        PasswordHash hash = account == null ? NOBODYS : account.password();
        return hash.matches(password) && account != null;
    }

    /** Adds a user; false if there is one of this name. */
    boolean add(User user, String password) {
        return accounts.putIfAbsent(user.username(), new Account(user, PasswordHash.of(password))) == null;
    }

    /** Changes a user in one step; empty if there is none. */
    Optional<User> update(String username, UnaryOperator<User> change) {
        Account changed = accounts.computeIfPresent(
                username,
                (name, account) -> new Account(sameName(name, change.apply(account.user())), account.password()));
        return Optional.ofNullable(changed).map(Account::user);
    }

    /** Lets the next sign-in of a user be answered by a challenge. */
    void challengeNext(String username, Challenge challenge) {
        nextChallenges.put(username, challenge);
    }

    /** Takes the challenge that was set for the user's next sign-in. */
    Optional<Challenge> takeChallenge(String username) {
        return Optional.ofNullable(nextChallenges.remove(username));
    }

    private static User sameName(String username, User changed) {
        if (!changed.username().equals(username)) {
            throw new IllegalArgumentException("A username cannot be changed");
        }
        return changed;
    }
}
