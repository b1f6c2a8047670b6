package org.cognitoee.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    @Test
    void allReasons_areThoseOfTheContract() throws IOException {
        String reasons = Arrays.stream(Reason.values())
                .map(reason -> String.join(
                        " | ",
                        Integer.toString(reason.status()),
                        reason.type(),
                        Objects.requireNonNullElse(reason.error(), "-"),
                        reason.title(),
                        reason.detail()))
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(contract(), reasons);
    }

    @ParameterizedTest
    @EnumSource
    void detail_fitsAnErrorDescription(Reason reason) {
        assertTrue(reason.detail().matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+"), reason.detail());
    }

    private static String contract() throws IOException {
        try (var in = Objects.requireNonNull(ReasonTest.class.getResourceAsStream("/reasons.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
