package org.cognitoee.filter;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.cognitoee.token.AccessToken;
import org.cognitoee.token.PresentedToken;
import org.cognitoee.token.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * Has the annotations of who may call a method checked on CDI beans, and refuses beans that would take one caller for
 * another. What JAX-RS calls is checked in JAX-RS, and what the EJB container calls is the container's own.
 */
public class GuardedBeans implements Extension {

    private static final Set<Class<? extends Annotation>> SHORT_SCOPES = Set.of(Dependent.class, RequestScoped.class);

    private static final Set<Class<?>> CALLERS = Set.of(AccessToken.class, PresentedToken.class);

    /** By name, as the next ones: not every server has them. */
    private static final Set<String> RESOURCE = Set.of("jakarta.ws.rs.Path");

    private static final Set<String> EJB = Set.of(
            "jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton", "jakarta.ejb.MessageDriven");

    /** Of all types: the annotations of what a bean extends or implements are not among those that CDI could select by. */
    void guard(@Observes ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (type.isInterface() || !mayAsk(type) || isResource(type)) {
            return;
        }
        if (isAnnotated(EJB, type)) {
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
        refuse(event, "inject " + Caller.class.getName() + " instead of the AccessToken");
    }

    /** As above, with the caller's credentials at that. */
    void refusePresented(@Observes ProcessInjectionPoint<?, PresentedToken> event) {
        refuse(event, "inject the PresentedToken into a bean that is @RequestScoped");
    }

    /** What a bean without a scope of its own has been given is kept by whoever keeps that bean. */
    void refuseKept(@Observes AfterDeploymentValidation event, BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (outlivesTheRequest(bean) && keepsACaller(bean, beans, new HashSet<>())) {
                event.addDeploymentProblem(new IllegalStateException("cognito-ee: "
                        + bean.getBeanClass().getName() + " lives longer than a request and holds a bean into which the"
                        + " AccessToken or the PresentedToken is injected: make that one @RequestScoped"));
            }
        }
    }

    private static boolean keepsACaller(Bean<?> bean, BeanManager beans, Set<Bean<?>> seen) {
        for (InjectionPoint point : bean.getInjectionPoints()) {
            @Nullable Bean<?> injected = beans.resolve(
                    beans.getBeans(point.getType(), point.getQualifiers().toArray(Annotation[]::new)));
            if (injected != null
                    && injected.getScope().equals(Dependent.class)
                    && seen.add(injected)
                    && (CALLERS.contains(point.getType()) || keepsACaller(injected, beans, seen))) {
                return true;
            }
        }
        return false;
    }

    private static void refuse(ProcessInjectionPoint<?, ?> event, String instead) {
        @Nullable Bean<?> bean = event.getInjectionPoint().getBean();
        Class<?> type = event.getInjectionPoint().getMember().getDeclaringClass();
        if (bean == null ? isOfTheApplication(type) : outlivesTheRequest(bean)) {
            event.addDefinitionError(new IllegalStateException(
                    "cognito-ee: " + type.getName() + " lives longer than a request: " + instead));
        }
    }

    private static boolean isOfTheApplication(Class<?> type) {
        return Servlet.class.isAssignableFrom(type) || Filter.class.isAssignableFrom(type);
    }

    /** An interceptor and a decorator live as long as what they are around, and an EJB as long as its container likes. */
    private static boolean outlivesTheRequest(Bean<?> bean) {
        return !SHORT_SCOPES.contains(bean.getScope())
                || bean instanceof Interceptor
                || bean instanceof Decorator
                || isAnnotated(EJB, bean.getBeanClass());
    }

    private static boolean canBeCalled(Method method) {
        return !Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers());
    }

    /** Not where the class cannot be read for want of another one: then it is no bean either. */
    private static boolean mayAsk(Class<?> type) {
        try {
            return Requirement.isPossible(type);
        } catch (LinkageError e) {
            return false;
        }
    }

    private static boolean asksForScopes(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .map(method -> Requirement.of(type, method))
                .anyMatch(requirement -> requirement != null && requirement.scopes() != null);
    }

    /** Also by what it extends or implements, as some servers have it. */
    private static boolean isResource(@Nullable Class<?> type) {
        return type != null
                && (isAnnotated(RESOURCE, type)
                        || isResource(type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(GuardedBeans::isResource));
    }

    private static boolean isAnnotated(Set<String> annotations, Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(annotation ->
                        annotations.contains(annotation.annotationType().getName()));
    }
}
