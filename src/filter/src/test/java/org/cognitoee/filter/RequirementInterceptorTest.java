package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.annotation.security.RolesAllowed;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;
import org.cognitoee.settings.PublicPath;
import org.cognitoee.token.ScopesAllowed;
import org.cognitoee.token.TestPool;
import org.cognitoee.token.TestToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class RequirementInterceptorTest {

    private final TestPool pool = new TestPool();

    @AfterEach
    void close() {
        pool.close();
    }

    static class Bean {
        @RolesAllowed("readers")
        public void forReaders() {}

        @RolesAllowed("admins")
        public void forAdmins() {}

        @ScopesAllowed("shop/read")
        public void scoped() {}

        public void free() {}
    }

    /** A call of a bean's method. */
    public record Call(Object bean, Method method) {

        public Object getTarget() {
            return bean;
        }

        public Method getMethod() {
            return method;
        }

        public Object proceed() {
            return "called";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/shop/a,    forReaders, ",
        "/shop/a,    scoped,     ",
        "/shop/a,    free,       ",
        "/shop/a,    forAdmins,  INSUFFICIENT_ROLE",
        "/shop/open, forReaders, TOKEN_MISSING",
        "/shop/open, scoped,     TOKEN_MISSING",
        "/shop/open, free,       ",
    })
    void method_isCalledForThoseWhoHaveWhatItAsksFor(String uri, String method, @Nullable Reason refusal)
            throws Exception {
        Bean bean = new Bean();
        InvocationContext call = Stub.of(InvocationContext.class, new Call(bean, Bean.class.getMethod(method)));
        RequirementInterceptor interceptor = interceptor(letIn(uri));
        for (int i = 0; i < 2; i++) {
            if (refusal == null) {
                assertEquals("called", interceptor.check(call));
            } else {
                assertEquals(
                        Problem.of(refusal),
                        assertThrows(ProblemException.class, () -> interceptor.check(call))
                                .problem());
            }
        }
    }

    private StubRequest letIn(String uri) throws Exception {
        PublicPaths open = new PublicPaths("/shop", List.of(new PublicPath(Set.of("GET"), "/open")));
        StubRequest request = new StubRequest("GET", uri)
                .authorization("Bearer " + TestToken.good().signed());
        new AccessTokenFilter(open, false, null, pool.verifier, Stub.roles(), Stub.observers())
                .doFilter(request.asRequest(), new StubResponse().asResponse(), (seen, unused) -> {});
        return request;
    }

    private static RequirementInterceptor interceptor(StubRequest request) throws Exception {
        RequirementInterceptor interceptor = new RequirementInterceptor();
        Field injected = RequirementInterceptor.class.getDeclaredField("caller");
        injected.setAccessible(true);
        injected.set(interceptor, new Caller(request.asRequest()));
        return interceptor;
    }
}
