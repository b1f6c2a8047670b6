package org.cognitoee.filter;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.Requirement;
import org.cognitoee.token.ScopesAllowed;
import org.jspecify.annotations.Nullable;

/**
 * Has the annotations of who may call a method checked on CDI beans, and refuses beans that would take one caller for
 * another. What JAX-RS calls is checked in JAX-RS, and what the EJB container calls is the container's own.
 */
public class GuardedBeans implements Extension {

    private static final Set<Class<? extends Annotation>> SHORT_SCOPES = Set.of(Dependent.class, RequestScoped.class);

    /** By name, as the next ones: not every server has them. */
    private static final Set<String> RESOURCE = Set.of("jakarta.ws.rs.Path");

    private static final Set<String> EJB = Set.of(
            "jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton", "jakarta.ejb.MessageDriven");

    void guard(
            @Observes @WithAnnotations({RolesAllowed.class, DenyAll.class, ScopesAllowed.class})
                    ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isInterface() || is(RESOURCE, type)) {
            return;
        }
        if (is(EJB, type)) {
            if (asksForScopes(type)) {
                throw new IllegalStateException(
                        "cognito-ee: the EJB " + type.getName() + " has @ScopesAllowed, which no EJB container checks");
            }
            return;
        }
        event.configureAnnotatedType()
                .filterMethods(method ->
                        canBeCalled(method.getJavaMember()) && Requirement.of(type, method.getJavaMember()) != null)
                .forEach(method -> method.add(Guarded.Literal.INSTANCE));
    }

    /** A token that is injected stays: whoever outlives the request would take its first caller for all that follow. */
    void refuse(@Observes ProcessInjectionPoint<?, AccessToken> event) {
        @Nullable Bean<?> bean = event.getInjectionPoint().getBean();
        Class<?> type = event.getInjectionPoint().getMember().getDeclaringClass();
        boolean outlivesTheRequest = bean == null
                ? Servlet.class.isAssignableFrom(type) || Filter.class.isAssignableFrom(type)
                : !SHORT_SCOPES.contains(bean.getScope());
        if (outlivesTheRequest) {
            event.addDefinitionError(
                    new IllegalStateException("cognito-ee: " + type.getName() + " lives longer than a request: inject "
                            + Caller.class.getName() + " instead of the AccessToken"));
        }
    }

    private static boolean canBeCalled(Method method) {
        return !Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers());
    }

    private static boolean asksForScopes(Class<?> type) {
        return type.isAnnotationPresent(ScopesAllowed.class)
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(ScopesAllowed.class));
    }

    /** Whether the class, or what it extends or implements, has one of these annotations. */
    private static boolean is(Set<String> annotations, @Nullable Class<?> type) {
        return type != null
                && (Arrays.stream(type.getAnnotations())
                                .anyMatch(annotation -> annotations.contains(
                                        annotation.annotationType().getName()))
                        || is(annotations, type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(parent -> is(annotations, parent)));
    }
}
