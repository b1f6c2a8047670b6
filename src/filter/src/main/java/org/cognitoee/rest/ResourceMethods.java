package org.cognitoee.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.cognitoee.token.Requirement;
import org.jspecify.annotations.Nullable;

/** Puts a filter before each resource method that asks something of its caller. */
public class ResourceMethods implements DynamicFeature {

    /** Before the checks that some servers have of their own, whose answers are no problem documents. */
    private static final int PRIORITY = Priorities.AUTHORIZATION - 1;

    /** @throws IllegalStateException if a locator of the class asks something, too: it would be called before any filter */
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        for (Method method : type.getMethods()) {
            if (isLocator(type, method) && Requirement.of(type, method) != null) {
                throw new IllegalStateException("cognito-ee cannot check the annotations of the sub-resource locator "
                        + type.getName() + '.' + method.getName()
                        + ", since JAX-RS calls it before any filter: annotate the sub-resource instead");
            }
        }
        @Nullable Requirement requirement = Requirement.of(type, resource.getResourceMethod());
        if (requirement != null) {
            context.register(new RequirementFilter(requirement), PRIORITY);
        }
    }

    /** By its own annotations, or else by those of a method that it overrides or implements. */
    private static boolean isLocator(@Nullable Class<?> type, Method method) {
        if (type == null || isCalled(method)) {
            return false;
        }
        return declaresLocator(type, method)
                || isLocator(type.getSuperclass(), method)
                || Arrays.stream(type.getInterfaces()).anyMatch(parent -> isLocator(parent, method));
    }

    private static boolean declaresLocator(Class<?> type, Method method) {
        try {
            Method declared = type.getMethod(method.getName(), method.getParameterTypes());
            return declared.isAnnotationPresent(Path.class) && !isCalled(declared);
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static boolean isCalled(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
