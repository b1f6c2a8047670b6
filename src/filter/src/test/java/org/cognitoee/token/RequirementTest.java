package org.cognitoee.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cognitoee.problem.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {

    private static final AccessToken NOBODY_SPECIAL = user("none");

    static class Plain {
        public void nothing() {}

        @RolesAllowed("a")
        public void roles() {}

        @ScopesAllowed("s")
        public void scopes() {}

        @RolesAllowed({"a", "b", "a"})
        @ScopesAllowed({"s", "t"})
        public void both() {}

        @DenyAll
        public void nobody() {}

        @PermitAll
        public void everybody() {}

        @RolesAllowed({})
        public void noRole() {}

        @ScopesAllowed({})
        public void noScope() {}

        @DenyAll
        @RolesAllowed("a")
        @PermitAll
        public void contradiction() {}

        @RolesAllowed("a")
        @PermitAll
        public void halfContradiction() {}
    }

    @RolesAllowed("a")
    @ScopesAllowed("s")
    static class Strict {
        public void inherits() {}

        @PermitAll
        public void everybody() {}

        @DenyAll
        public void nobody() {}

        @RolesAllowed("b")
        public void otherRole() {}

        @ScopesAllowed("t")
        public void otherScope() {}
    }

    @DenyAll
    static class Closed {
        public void closed() {}

        @PermitAll
        public void open() {}
    }

    @RolesAllowed("c")
    static class OfStrict extends Strict {
        @Override
        public void otherRole() {}

        @Override
        @PermitAll
        public void nobody() {}
    }

    static class Silent extends Strict {
        @Override
        public void everybody() {}

        @Override
        public void otherRole() {}
    }

    interface Contract {
        @RolesAllowed("a")
        void roles();

        void nothing();
    }

    @ScopesAllowed("s")
    interface StricterContract extends Contract {}

    static class OfContract implements StricterContract {
        @Override
        public void roles() {}

        @Override
        public void nothing() {}
    }

    /** As a container makes it. */
    static class Proxy extends OfContract {
        @Override
        public void roles() {
            super.roles();
        }
    }

    @RolesAllowed("c")
    static class OfPlain extends Plain {}

    interface Store<K, V extends Number> {
        @RolesAllowed("a")
        void put(K key, V value);

        @RolesAllowed("b")
        void putAll(V[] values, List<K> keys);

        @DenyAll
        void clear(K key);
    }

    abstract static class NamedStore<V extends Number> implements Store<String, V> {
        @ScopesAllowed("s")
        abstract void rename(V value);
    }

    static class Counts extends NamedStore<Integer> {
        @Override
        public void put(String key, Integer value) {}

        @Override
        public void putAll(Integer[] values, List<String> keys) {}

        @Override
        @PermitAll
        public void clear(String key) {}

        @Override
        public void rename(Integer value) {}

        public void put(String key, Long value) {}
    }

    /** Its parent's type parameter is its own argument. */
    static class Shelf<T> {
        @RolesAllowed("a")
        void put(T value) {}

        @SuppressWarnings("ClassCanBeStatic") // only as an inner class it has the T of its parent
        class Drawer extends Shelf<T> {
            @Override
            void put(T value) {}
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                Counts       | put(String,Integer)    | [a] | -
                Counts       | putAll(Integer[],List) | [b] | -
                Counts       | clear(String)          | -   | -
                Counts       | rename(Integer)        | -   | [s]
                Counts       | put(String,Long)       | -   | -
                Shelf$Drawer | put(Object)            | [a] | -
                """)
    void annotationOfWhatAMethodImplementsByItsTypeArguments_counts(
            String type, String signature, @Nullable String roles, @Nullable String scopes) throws Exception {
        Class<?> owner = Class.forName(RequirementTest.class.getName() + '$' + type);
        Method method = Arrays.stream(owner.getDeclaredMethods())
                .filter(declared -> signature(declared).equals(signature))
                .findFirst()
                .orElseThrow();
        @Nullable Requirement requirement = Requirement.of(owner, method);
        assertEquals(roles, requirement == null ? null : text(requirement.roles()));
        assertEquals(scopes, requirement == null ? null : text(requirement.scopes()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                Plain      | nothing           | -      | -
                Plain      | roles             | [a]    | -
                Plain      | scopes            | -      | [s]
                Plain      | both              | [a, b] | [s, t]
                Plain      | nobody            | []     | -
                Plain      | everybody         | -      | -
                Plain      | noRole            | []     | -
                Plain      | noScope           | -      | []
                Plain      | contradiction     | []     | -
                Plain      | halfContradiction | [a]    | -
                Strict     | inherits          | [a]    | [s]
                Strict     | everybody         | -      | [s]
                Strict     | nobody            | []     | [s]
                Strict     | otherRole         | [b]    | [s]
                Strict     | otherScope        | [a]    | [t]
                Closed     | closed            | []     | -
                Closed     | open              | -      | -
                OfStrict   | inherits          | [a]    | [s]
                OfStrict   | otherRole         | [c]    | [s]
                OfStrict   | nobody            | -      | [s]
                Silent     | inherits          | [a]    | [s]
                Silent     | everybody         | -      | [s]
                Silent     | otherRole         | [b]    | [s]
                OfContract | roles             | [a]    | [s]
                OfContract | nothing           | -      | [s]
                Proxy      | roles             | [a]    | [s]
                OfPlain    | nothing           | [c]    | -
                OfPlain    | roles             | [a]    | -
                """)
    void nearestAnnotation_counts_andNoneIsWithoutEffect(
            String type, String method, @Nullable String roles, @Nullable String scopes) throws Exception {
        Class<?> owner = Class.forName(RequirementTest.class.getName() + '$' + type);
        @Nullable Requirement requirement = Requirement.of(owner, owner.getMethod(method));
        assertEquals(roles, requirement == null ? null : text(requirement.roles()));
        assertEquals(scopes, requirement == null ? null : text(requirement.scopes()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                roles   | -       | -   | TOKEN_MISSING
                roles   | a       | -   | -
                roles   | b       | s   | INSUFFICIENT_ROLE
                scopes  | -       | -   | TOKEN_MISSING
                scopes  | a       | -   | INSUFFICIENT_SCOPE
                scopes  | none    | s   | -
                scopes  | none    | t   | INSUFFICIENT_SCOPE
                both    | b       | t   | -
                both    | c       | t   | INSUFFICIENT_ROLE
                both    | b       | u   | INSUFFICIENT_SCOPE
                nobody  | -       | -   | TOKEN_MISSING
                nobody  | a       | s   | INSUFFICIENT_ROLE
                noScope | a       | s   | INSUFFICIENT_SCOPE
                """)
    void callerWithoutWhatIsAsked_isRefused(
            String method, @Nullable String role, @Nullable String scope, @Nullable Reason refusal) throws Exception {
        Method called = Plain.class.getMethod(method);
        @Nullable Requirement requirement = Requirement.of(Plain.class, called);
        @Nullable AccessToken caller = role == null ? null : scope == null ? NOBODY_SPECIAL : user(scope);
        assertEquals(refusal, requirement == null ? null : requirement.refusal(caller, wanted -> wanted.equals(role)));
    }

    @ParameterizedTest
    @CsvSource({"roles, ", "scopes, INSUFFICIENT_SCOPE"})
    void callerWhoIsKnownOtherwise_mayHaveRolesAndHasNoScope(String method, @Nullable Reason refusal) throws Exception {
        @Nullable Requirement requirement = Requirement.of(Plain.class, Plain.class.getMethod(method));
        Principal other = () -> "other";
        assertEquals(refusal, requirement == null ? null : requirement.refusal(other, role -> true));
    }

    @Test
    void requirementOfNothing_isNone() throws Exception {
        assertNull(Requirement.of(Plain.class, Plain.class.getMethod("nothing")));
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + '(', ")"));
    }

    private static @Nullable String text(@Nullable Set<String> names) {
        return names == null ? null : Arrays.toString(names.stream().sorted().toArray());
    }

    private static AccessToken user(String scope) {
        return new AccessToken(
                "subject", null, "client", Set.of(), Set.of(scope), "issuer", "kid", Instant.MIN, Instant.MAX, null);
    }
}
