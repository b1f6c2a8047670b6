package org.cognitoee.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.cognitoee.token.ScopesAllowed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceMethodsTest {

    private final List<Object> registered = new ArrayList<>();
    private final FeatureContext context = (FeatureContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {FeatureContext.class}, (proxy, method, arguments) -> {
                registered.addAll(List.of(arguments));
                return proxy;
            });

    @Path("resource")
    public static class Resource {

        @GET
        @Path("plain")
        public void plain() {}

        @GET
        @Path("role")
        @RolesAllowed("a")
        public void role() {}

        @GET
        @PermitAll
        public void everybody() {}

        @Path("sub")
        public Object locator() {
            return "";
        }
    }

    @RolesAllowed("a")
    public static class OpenLocator {

        @GET
        public void called() {}

        @Path("sub")
        @PermitAll
        public Object locator() {
            return "";
        }
    }

    public static class GuardedLocator {

        @GET
        public void called() {}

        @Path("sub")
        @ScopesAllowed("s")
        public Object locator() {
            return "";
        }
    }

    @RolesAllowed("a")
    public static class LocatorOfAGuardedClass {

        @GET
        @PermitAll
        public void called() {}

        @Path("sub")
        public Object locator() {
            return "";
        }
    }

    interface Located {

        @Path("sub")
        Object locator();
    }

    public static class LocatorByItsInterface implements Located {

        @GET
        public void called() {}

        @Override
        @RolesAllowed("a")
        public Object locator() {
            return "";
        }
    }

    public static class OfALocator extends LocatorByItsInterface {

        @Override
        public Object locator() {
            return "";
        }
    }

    public static class NoLocatorHere implements Located {

        @Override
        @GET
        @RolesAllowed("a")
        public Object locator() {
            return "";
        }
    }

    /** A resource method. */
    private record Info(Class<?> type, String method) implements ResourceInfo {

        @Override
        public Method getResourceMethod() {
            try {
                return type.getMethod(method);
            } catch (NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Class<?> getResourceClass() {
            return type;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Resource, plain, ",
        "Resource, everybody, ",
        "Resource, role, 1999",
        "OpenLocator, called, 1999",
        "NoLocatorHere, locator, 1999",
    })
    void methodThatAsksSomething_getsAFilterJustBeforeAuthorization(
            String type, String method, @Nullable Integer priority) throws Exception {
        new ResourceMethods().configure(info(type, method), context);
        if (priority == null) {
            assertEquals(List.of(), registered);
        } else {
            assertTrue(registered.get(0) instanceof RequirementFilter);
            assertEquals(List.of(priority), registered.subList(1, registered.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GuardedLocator", "LocatorOfAGuardedClass", "LocatorByItsInterface", "OfALocator"})
    void locatorThatAsksSomething_isRefused(String type) {
        String message = assertThrows(IllegalStateException.class, () -> new ResourceMethods()
                        .configure(info(type, "called"), context))
                .getMessage();
        assertTrue(String.valueOf(message).contains(type + ".locator"), message);
    }

    private static ResourceInfo info(String type, String method) throws ClassNotFoundException {
        return new Info(Class.forName(ResourceMethodsTest.class.getName() + '$' + type), method);
    }
}
