package org.cognitoee.token;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A class with all that it extends and implements: where the annotations of its methods may stand. */
final class Ancestry {

    private final Set<Class<?>> classes;

    /** What the classes and interfaces have been given for their type parameters. */
    private final Map<TypeVariable<?>, Class<?>> arguments = new HashMap<>();

    Ancestry(Class<?> type) {
        this.classes = classes(type);
        for (Class<?> ancestor : classes) {
            addArguments(ancestor.getGenericSuperclass());
            Stream.of(ancestor.getGenericInterfaces()).forEach(this::addArguments);
        }
    }

    /** The class, its superclasses from the nearest, and then all their interfaces. */
    static Set<Class<?>> classes(Class<?> type) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            classes.add(ancestor);
        }
        List<Class<?>> ancestry = new ArrayList<>(classes);
        for (int i = 0; i < ancestry.size(); i++) {
            ancestry.addAll(List.of(ancestry.get(i).getInterfaces()));
        }
        return new LinkedHashSet<>(ancestry);
    }

    /** All classes, each after its method that this one is, overrides or implements. */
    List<AnnotatedElement> elements(Method method) {
        List<AnnotatedElement> elements = new ArrayList<>();
        for (Class<?> ancestor : classes) {
            for (Method declared : ancestor.getDeclaredMethods()) {
                if (isOverriddenBy(method, declared)) {
                    elements.add(declared);
                }
            }
            elements.add(ancestor);
        }
        return elements;
    }

    /** Called for a class before those that it extends: its own type parameters are known. */
    private void addArguments(@Nullable Type parent) {
        if (parent instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] parameters = erased(parent).getTypeParameters();
            for (int i = 0; i < parameters.length; i++) {
                arguments.put(parameters[i], erased(parameterized.getActualTypeArguments()[i]));
            }
        }
    }

    private boolean isOverriddenBy(Method method, Method declared) {
        Class<?>[] types = method.getParameterTypes();
        Class<?>[] raw = declared.getParameterTypes();
        if (!declared.getName().equals(method.getName()) || raw.length != types.length) {
            return false;
        }
        Type[] generic = declared.getGenericParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] != raw[i] && types[i] != erased(generic[i])) {
                return false;
            }
        }
        return true;
    }

    /** The class that a parameter of this type has in the class that all are ancestors of. */
    private Class<?> erased(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return erased(parameterized.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return erased(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof TypeVariable<?> variable) {
            @Nullable Class<?> argument = arguments.get(variable);
            return argument == null ? erased(variable.getBounds()[0]) : argument;
        }
        return Object.class; // a wildcard: no parameter is one
    }
}
