package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.configurator.AnnotatedMethodConfigurator;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.ScopesAllowed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedBeansTest {

    private final GuardedBeans extension = new GuardedBeans();

    static class Mixed {
        @RolesAllowed("a")
        public void roles() {}

        @ScopesAllowed("s")
        void scopes() {}

        @DenyAll
        protected void nobody() {}

        @PermitAll
        public void everybody() {}

        public void nothing() {}
    }

    @RolesAllowed("a")
    static class Closed {
        public void inherits() {}

        @PermitAll
        public void everybody() {}

        public static void ofTheClass() {}

        @SuppressWarnings("UnusedMethod")
        private void hidden() {}
    }

    @Path("resource")
    interface Resource {}

    static class ResourceBean implements Resource {
        @RolesAllowed("a")
        public void roles() {}
    }

    @Stateless
    static class Session {
        @RolesAllowed("a")
        public void roles() {}
    }

    /** No EJB itself. */
    static class OfSession extends Session {
        @Override
        public void roles() {}

        @DenyAll
        public void nobody() {}
    }

    /** Closed by nothing of its own. */
    static class OfContract implements Contract {
        @Override
        public void roles() {}

        public void nothing() {}
    }

    static class OfClosed extends Closed {
        @Override
        public void inherits() {}
    }

    static class Open {
        @PermitAll
        public void everybody() {}
    }

    interface Contract {
        @RolesAllowed("a")
        void roles();
    }

    @Stateless
    static class SessionWithScope {
        @ScopesAllowed("s")
        public void scopes() {}
    }

    @Stateless
    @ScopesAllowed("s")
    static class SessionOfScope {}

    static class Scoped {
        @ScopesAllowed("s")
        public void scopes() {}
    }

    @Stateless
    static class SessionOfScoped extends Scoped {}

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(Mixed.class, Set.of("roles", "scopes", "nobody")),
                Arguments.of(Closed.class, Set.of("inherits")),
                Arguments.of(ResourceBean.class, Set.of()),
                Arguments.of(Session.class, Set.of()),
                Arguments.of(OfSession.class, Set.of("roles", "nobody")),
                Arguments.of(OfContract.class, Set.of("roles")),
                Arguments.of(OfClosed.class, Set.of("inherits")),
                Arguments.of(Open.class, Set.of()),
                Arguments.of(Contract.class, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void methodThatAsksSomething_isGuardedUnlessSomebodyElseChecksIt(Class<?> type, Set<String> guarded) {
        assertEquals(new TreeSet<>(guarded), guardedMethods(type));
    }

    /** By its annotations CDI would not find a type that only implements what is annotated. */
    @Test
    void allTypes_areLookedAt() throws Exception {
        Method guard = GuardedBeans.class.getDeclaredMethod("guard", ProcessAnnotatedType.class);
        assertEquals(1, guard.getParameterAnnotations()[0].length);
    }

    @ParameterizedTest
    @MethodSource
    void scopesOfAnEjb_whichNobodyWouldCheck_areRefused(Class<?> type) {
        String message = assertThrows(IllegalStateException.class, () -> guardedMethods(type))
                .getMessage();
        assertTrue(String.valueOf(message).contains(type.getName() + " has @ScopesAllowed"), message);
    }

    static Stream<Class<?>> scopesOfAnEjb_whichNobodyWouldCheck_areRefused() {
        return Stream.of(SessionWithScope.class, SessionOfScope.class, SessionOfScoped.class);
    }

    static Stream<Arguments> holders() {
        return Stream.of(
                Arguments.of(Mixed.class, Bean.class, RequestScoped.class, false),
                Arguments.of(Mixed.class, Bean.class, Dependent.class, false),
                Arguments.of(Mixed.class, Bean.class, ApplicationScoped.class, true),
                Arguments.of(Mixed.class, Bean.class, SessionScoped.class, true),
                Arguments.of(Mixed.class, Interceptor.class, Dependent.class, true),
                Arguments.of(Mixed.class, Decorator.class, Dependent.class, true),
                Arguments.of(Session.class, Bean.class, Dependent.class, true),
                Arguments.of(Mixed.class, Bean.class, null, false),
                Arguments.of(HttpServlet.class, Bean.class, null, true),
                Arguments.of(AccessTokenFilter.class, Bean.class, null, true));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void holderThatOutlivesTheRequest_isRefused(
            Class<?> type, Class<?> kind, @Nullable Class<? extends Annotation> scope, boolean refused)
            throws Exception {
        List<Throwable> errors = new ArrayList<>();
        extension.refuse(injection(type, kind, scope, errors));
        assertEquals(refused, !errors.isEmpty());
        extension.refusePresented(injection(type, kind, scope, errors));
        assertEquals(refused ? 2 : 0, errors.size());
    }

    @Test
    void refusal_namesTheHolderAndWhatToInject() throws Exception {
        List<Throwable> errors = new ArrayList<>();
        extension.refuse(injection(Mixed.class, Bean.class, ApplicationScoped.class, errors));
        extension.refusePresented(injection(Mixed.class, Bean.class, ApplicationScoped.class, errors));
        String holder = "cognito-ee: " + Mixed.class.getName() + " lives longer than a request: inject ";
        assertEquals(
                List.of(
                        holder + "org.cognitoee.filter.Caller instead of the AccessToken",
                        holder + "the PresentedToken into a bean that is @RequestScoped"),
                errors.stream().map(Throwable::getMessage).toList());
    }

    interface Leaf {}

    interface Twig {}

    interface Root {}

    /** The root holds a twig, and that a leaf and itself. */
    static Stream<Arguments> held() {
        return Stream.of(
                Arguments.of(ApplicationScoped.class, Dependent.class, AccessToken.class, true),
                Arguments.of(SessionScoped.class, Dependent.class, PresentedToken.class, true),
                Arguments.of(RequestScoped.class, Dependent.class, AccessToken.class, false),
                Arguments.of(Dependent.class, Dependent.class, AccessToken.class, false),
                Arguments.of(ApplicationScoped.class, RequestScoped.class, AccessToken.class, false),
                Arguments.of(ApplicationScoped.class, Dependent.class, Leaf.class, false),
                Arguments.of(ApplicationScoped.class, Dependent.class, InjectionPoint.class, false));
    }

    @ParameterizedTest
    @MethodSource("held")
    void holderOfABeanThatKeepsTheCaller_isRefusedUnlessItGoesWithTheRequest(
            Class<? extends Annotation> scope,
            Class<? extends Annotation> scopeOfTheTwig,
            Class<?> leaf,
            boolean refused) {
        Application application = new Application(
                Map.of(
                        Root.class, bean(Root.class, scope, Twig.class),
                        Twig.class, bean(Twig.class, scopeOfTheTwig, Twig.class, leaf),
                        Leaf.class, bean(Leaf.class, Dependent.class),
                        AccessToken.class, bean(GuardedApplication.class, Dependent.class),
                        PresentedToken.class, bean(GuardedApplication.class, Dependent.class)),
                new ArrayList<>());
        extension.refuseKept(
                Stub.of(AfterDeploymentValidation.class, application), Stub.of(BeanManager.class, application));
        assertEquals(
                refused
                        ? List.of(
                                "cognito-ee: " + Root.class.getName() + " lives longer than a request and holds a bean"
                                        + " into which the AccessToken or the PresentedToken is injected: make that one"
                                        + " @RequestScoped")
                        : List.of(),
                application.errors().stream().map(Throwable::getMessage).toList());
    }

    /** All beans of an application by their types, and what is said of them. */
    public record Application(Map<Class<?>, Bean<?>> beans, List<Throwable> errors) {

        public Set<Bean<?>> getBeans(Type type, Annotation... qualifiers) {
            @Nullable Bean<?> one = beans.get(type);
            return type == Object.class ? Set.copyOf(beans.values()) : one == null ? Set.of() : Set.of(one);
        }

        public @Nullable Bean<?> resolve(Set<Bean<?>> candidates) {
            return candidates.stream().findAny().orElse(null);
        }

        public void addDeploymentProblem(Throwable error) {
            errors.add(error);
        }
    }

    /** A bean, and what is injected into it. */
    public record Injected(Class<?> type, Class<? extends Annotation> scope, List<Class<?>> into) {

        public Class<?> getBeanClass() {
            return type;
        }

        public Class<? extends Annotation> getScope() {
            return scope;
        }

        public Set<InjectionPoint> getInjectionPoints() {
            return into.stream()
                    .map(held -> Stub.of(InjectionPoint.class, new Point(held)))
                    .collect(Collectors.toSet());
        }
    }

    /** Where a bean is injected. */
    public record Point(Class<?> type) {

        public Type getType() {
            return type;
        }

        public Set<Annotation> getQualifiers() {
            return Set.of();
        }
    }

    private static Bean<?> bean(Class<?> type, Class<? extends Annotation> scope, Class<?>... into) {
        return Stub.of(Bean.class, new Injected(type, scope, List.of(into)));
    }

    /** A type that CDI has found. */
    public record Found<T>(Class<T> type, Set<String> guarded) {

        @SuppressWarnings("unchecked")
        public AnnotatedType<T> getAnnotatedType() {
            return Stub.of(AnnotatedType.class, new OfClass(type));
        }

        @SuppressWarnings("unchecked")
        public AnnotatedTypeConfigurator<T> configureAnnotatedType() {
            return Stub.of(AnnotatedTypeConfigurator.class, new Configurator(type, guarded));
        }
    }

    /** Its class. */
    public record OfClass(Class<?> type) {

        public Class<?> getJavaClass() {
            return type;
        }
    }

    /** Its methods, and those that have been guarded. */
    public record Configurator(Class<?> type, Set<String> guarded) {

        @SuppressWarnings({"unchecked", "rawtypes"})
        public Stream<AnnotatedMethodConfigurator> filterMethods(Predicate<AnnotatedMethod> wanted) {
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> wanted.test(Stub.of(AnnotatedMethod.class, new OfMethod(method))))
                    .map(method -> Stub.of(AnnotatedMethodConfigurator.class, new Marker(method.getName(), guarded)));
        }
    }

    /** A method. */
    public record OfMethod(Method method) {

        public Method getJavaMember() {
            return method;
        }
    }

    /** Remembers a method that is marked. */
    public record Marker(String method, Set<String> guarded) {

        @SuppressWarnings("rawtypes")
        public @Nullable AnnotatedMethodConfigurator add(Annotation annotation) {
            assertTrue(annotation instanceof Guarded);
            guarded.add(method);
            return null;
        }
    }

    /** An injection point, and what is said of it. */
    public record Injection(
            Class<?> type, Class<?> kind, @Nullable Class<? extends Annotation> scope, List<Throwable> errors) {

        public InjectionPoint getInjectionPoint() {
            return Stub.of(InjectionPoint.class, this);
        }

        public @Nullable Object getBean() {
            return scope == null ? null : Stub.of(kind, this);
        }

        public @Nullable Class<? extends Annotation> getScope() {
            return scope;
        }

        public Class<?> getBeanClass() {
            return type;
        }

        public Member getMember() {
            return type.getDeclaredMethods()[0];
        }

        public void addDefinitionError(Throwable error) {
            errors.add(error);
        }
    }

    private Set<String> guardedMethods(Class<?> type) {
        Set<String> guarded = new TreeSet<>();
        extension.guard(Stub.of(ProcessAnnotatedType.class, new Found<>(type, guarded)));
        return guarded;
    }

    @SuppressWarnings("unchecked")
    private static <X> ProcessInjectionPoint<?, X> injection(
            Class<?> type, Class<?> kind, @Nullable Class<? extends Annotation> scope, List<Throwable> errors) {
        return Stub.of(ProcessInjectionPoint.class, new Injection(type, kind, scope, errors));
    }
}
