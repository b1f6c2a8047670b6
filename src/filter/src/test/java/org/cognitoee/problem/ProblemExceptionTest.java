package org.cognitoee.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ProblemExceptionTest {

    @Test
    void exception_hasItsAnswerAndTypeAndCostsNoStackTrace() {
        Problem problem = Problem.of(Reason.THROTTLED);
        ProblemException e = new ProblemException(problem);
        assertSame(problem, e.problem());
        assertEquals("urn:cognito-ee:problem:throttled", e.getMessage());
        assertEquals(0, e.getStackTrace().length);
    }
}
