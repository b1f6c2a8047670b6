package org.cognitoee.filter;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Stands in for an interface of the Servlet API with the few methods that a test writes down, and refuses all others. */
final class Stub {

    private Stub() {}

    /** An application that observes nothing. */
    static Observers observers() {
        return new Observers(event -> {}, false, false);
    }

    /** An application that adds nothing to its guard. */
    static Extensions extensions() {
        return new Extensions(List.of(), List.of());
    }

    /** Every group is a role of its own name. */
    static Roles roles() {
        return Roles.of(Map.of());
    }

    /** Calls to the interface go to the public methods of the same name and parameters that the target has. */
    static <T> T of(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Method own = Arrays.stream(target.getClass().getMethods())
                    .filter(candidate -> candidate.getName().equals(method.getName())
                            && Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nobody should call " + method));
            own.setAccessible(true);
            try {
                return own.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
