package org.cognitoee.filter;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.ProblemException;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Requirement;
import org.jspecify.annotations.Nullable;

/** Calls a method of a CDI bean only for those who have what it asks for. Before all else, such as a transaction. */
@Interceptor
@Guarded
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RequirementInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Held by the class that is called, and let go with it. */
    private static final ClassValue<Map<Method, Optional<Requirement>>> REQUIREMENTS = new ClassValue<>() {
        @Override
        protected Map<Method, Optional<Requirement>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    @Inject
    @SuppressWarnings("serial") // a proxy, which can be passivated
    private Caller caller;

    /**
     * @throws ProblemException if the caller may not call
     * @throws Exception what the method throws
     */
    @AroundInvoke
    @Nullable Object check(InvocationContext call) throws Exception {
        Class<?> type = call.getTarget().getClass();
        @Nullable Requirement requirement = REQUIREMENTS
                .get(type)
                .computeIfAbsent(call.getMethod(), method -> Optional.ofNullable(Requirement.of(type, method)))
                .orElse(null);
        if (requirement != null) {
            @Nullable Reason refusal = requirement.refusal(caller.token(), caller::isInRole);
            if (refusal != null) {
                throw new ProblemException(Problem.of(refusal));
            }
        }
        return call.proceed();
    }
}
