package org.cognitoee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cognitoee.problem.Reason;
import org.cognitoee.settings.Settings;
import org.cognitoee.settings.SettingsException;
import org.cognitoee.settings.SettingsSources;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What the README lists is what there is. */
class ReadmeTest {

    private static final Path README = Path.of("..", "..", "README.md");

    @Test
    void tableOfErrors_isTheListOfReasons() throws IOException {
        List<String> reasons = Stream.of(Reason.values())
                .map(reason -> "| `%s` | %d | %s |"
                        .formatted(
                                reason.type().replace("urn:cognito-ee:problem:", ""), reason.status(), reason.detail()))
                .toList();
        assertEquals(reasons, rows("\\| `[a-z-]+` \\| [0-9]{3} \\| .*"));
    }

    @Test
    void tableOfSettings_isWhatIsRead() throws IOException {
        Set<String> asked = new TreeSet<>();
        SettingsSources sources = new SettingsSources(
                "",
                key -> {
                    asked.add(key);
                    return null;
                },
                key -> null,
                key -> {
                    asked.add(key);
                    return null;
                });
        Assertions.assertThrows(SettingsException.class, () -> Settings.read(sources));
        Set<String> listed = new TreeSet<>();
        rows("\\| `cognito\\.[a-z-]+` \\|.*").forEach(row -> listed.add(row.split("`", -1)[1]));
        assertEquals(listed, asked);
    }

    private static List<String> rows(String pattern) throws IOException {
        return Pattern.compile("(?m)^" + pattern + "$")
                .matcher(Files.readString(README))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
