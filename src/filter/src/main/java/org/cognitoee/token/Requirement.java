package org.cognitoee.token;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cognitoee.problem.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a method asks of its caller, by its annotations.
 *
 * @param roles the roles of which the caller needs one, so that empty is nobody; null where none is needed
 * @param scopes the scopes of which the access token needs one, so that empty is nobody; null where none is needed
 * @see <a href="https://jakarta.ee/specifications/annotations/">Jakarta Annotations, 2.1 and 2.10 to 2.12</a>
 */
public record Requirement(
        @Nullable Set<String> roles, @Nullable Set<String> scopes) {

    /** Those that ask something; {@link PermitAll} only takes back. */
    private static final List<Class<? extends Annotation>> ANNOTATIONS =
            List.of(RolesAllowed.class, DenyAll.class, ScopesAllowed.class);

    public Requirement {
        roles = roles == null ? null : Set.copyOf(roles);
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /**
     * Reads {@link RolesAllowed}, {@link PermitAll} and {@link DenyAll}, of which the nearest one counts, and
     * {@link ScopesAllowed}, likewise and beside them.
     *
     * @param type the class whose method is called, or a proxy of it
     * @return null where the method asks nothing
     */
    public static @Nullable Requirement of(Class<?> type, Method method) {
        List<AnnotatedElement> nearestFirst = elements(type, method);
        @Nullable Set<String> roles = roles(nearestFirst);
        @Nullable Set<String> scopes = scopes(nearestFirst);
        return roles == null && scopes == null ? null : new Requirement(roles, scopes);
    }

    /** Whether any of the annotations is at the class, at what it extends or implements, or at a method of these. */
    public static boolean isPossible(Class<?> type) {
        return Ancestry.classes(type).stream()
                .flatMap(ancestor -> Stream.concat(Stream.of(ancestor), Stream.of(ancestor.getDeclaredMethods())))
                .anyMatch(element -> ANNOTATIONS.stream().anyMatch(element::isAnnotationPresent));
    }

    /**
     * Why this caller may not call.
     *
     * @param caller who calls, null where nobody is known
     * @param isInRole whether the caller has a role
     * @return null where the caller may call
     */
    public @Nullable Reason refusal(@Nullable Principal caller, Predicate<String> isInRole) {
        if (caller == null) {
            return Reason.TOKEN_MISSING;
        }
        if (roles != null && roles.stream().noneMatch(isInRole)) {
            return Reason.INSUFFICIENT_ROLE;
        }
        if (scopes != null && !(caller instanceof AccessToken token && !Collections.disjoint(scopes, token.scopes()))) {
            return Reason.INSUFFICIENT_SCOPE;
        }
        return null;
    }

    private static @Nullable Set<String> roles(List<AnnotatedElement> elements) {
        for (AnnotatedElement element : elements) {
            if (element.isAnnotationPresent(DenyAll.class)) {
                return Set.of();
            }
            @Nullable RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
            if (allowed != null) {
                return new LinkedHashSet<>(List.of(allowed.value()));
            }
            if (element.isAnnotationPresent(PermitAll.class)) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Set<String> scopes(List<AnnotatedElement> elements) {
        for (AnnotatedElement element : elements) {
            @Nullable ScopesAllowed allowed = element.getAnnotation(ScopesAllowed.class);
            if (allowed != null) {
                return new LinkedHashSet<>(List.of(allowed.value()));
            }
        }
        return null;
    }

    /**
     * The method and the class that declares it, as the specification has it. Only where these say nothing, what the
     * method overrides or implements, and their classes: no annotation that somebody has written is without effect.
     */
    private static List<AnnotatedElement> elements(Class<?> type, Method method) {
        List<AnnotatedElement> elements = new ArrayList<>(List.of(method, method.getDeclaringClass()));
        elements.addAll(new Ancestry(type).elements(method));
        return elements;
    }
}
