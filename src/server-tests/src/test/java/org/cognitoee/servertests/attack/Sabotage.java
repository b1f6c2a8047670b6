package org.cognitoee.servertests.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A hole in the filter: its own source with snippets replaced, compiled anew.
 *
 * @param source the source file, below the filter's
 * @param replacements what stands instead of what; each of them must be there
 */
record Sabotage(String source, Map<String, String> replacements) {

    Sabotage {
        replacements = Map.copyOf(replacements);
    }

    /** The broken classes, by their paths in the filter's jar. */
    Map<String, byte[]> classes(WebArchive war) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Path output = Files.createTempDirectory(Path.of(System.getProperty("target")), "sabotage");
            List<String> options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-implicit:none",
                    "-classpath",
                    classPath(war, output),
                    "-d",
                    output.toString());
            boolean compiled = compiler.getTask(messages, files, null, options, null, List.of(broken()))
                    .call();
            assertTrue(compiled, messages::toString);
            return classFiles(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JavaFileObject broken() throws IOException {
        Path file = Path.of(System.getProperty("filter.sources"), source);
        String text = Files.readString(file);
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            String snippet = replacement.getKey();
            assertTrue(text.contains(snippet), () -> "the source has changed: " + source + " lacks " + snippet);
            text = text.replace(snippet, replacement.getValue());
        }
        String broken = text;
        return new SimpleJavaFileObject(URI.create("string:///" + source), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return broken;
            }
        };
    }

    /** What the WAR brings, and the platform's API, which the tests have. */
    private static String classPath(WebArchive war, Path folder) throws IOException {
        List<String> jars = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        for (Node node : war.getContent(path -> path.get().endsWith(".jar")).values()) {
            Path jar = folder.resolveSibling(folder.getFileName() + "-jars")
                    .resolve(node.getPath().get().substring("/WEB-INF/lib/".length()));
            Files.createDirectories(jar.getParent());
            try (InputStream in = node.getAsset().openStream()) {
                Files.copy(in, jar);
            }
            jars.add(0, jar.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Map<String, byte[]> classFiles(Path folder) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                classes.put(
                        "/" + folder.relativize(file).toString().replace(File.separatorChar, '/'),
                        Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
