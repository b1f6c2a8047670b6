package org.cognitoee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cognitoee.problem.Problem;
import org.cognitoee.problem.Reason;
import org.junit.jupiter.api.Test;

class ErrorPageTest {

    @Test
    void pageOfTheServersOwnBadRequest_isTheProblemThatWeAnswer() throws IOException {
        Path page = Path.of("..", "..", "webapp", "WEB-INF", "problems", "bad-request.problem");
        assertEquals(Problem.of(Reason.BAD_REQUEST).json(), Files.readString(page));
    }
}
