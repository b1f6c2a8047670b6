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
            if (isLocator(method) && Requirement.of(type, method) != null) {
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

    private static boolean isLocator(Method method) {
        return method.isAnnotationPresent(Path.class)
                && Arrays.stream(method.getAnnotations())
                        .noneMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
