package org.cognitoee.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A web application of this module's classes and of jars that are on the class path.
 *
 * @param name its context path, without the slash
 * @param entries its files
 */
record War(String name, Map<String, byte[]> entries) {

    /** The filter, and what its POM brings. */
    static final List<String> FILTER_JARS = List.of("cognito-ee-filter", "jose4j", "slf4j-api", "caffeine");

    static War of(String name, Class<?>... classes) {
        War war = new War(name, new LinkedHashMap<>());
        for (Class<?> type : classes) {
            String folder = type.getPackageName().replace('.', '/') + '/';
            // with the classes within
            for (Path file : filesOf(type)) {
                war.entries.put("WEB-INF/classes/" + folder + file.getFileName(), read(file));
            }
        }
        return war;
    }

    War file(String path, String text) {
        entries.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Every request passes a filter of this class. */
    War filter(Class<?> filter) {
        return file("WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
                  <filter>
                    <filter-name>guard</filter-name>
                    <filter-class>%s</filter-class>
                    <async-supported>true</async-supported>
                  </filter>
                  <filter-mapping>
                    <filter-name>guard</filter-name>
                    <url-pattern>/*</url-pattern>
                  </filter-mapping>
                </web-app>
                """.formatted(filter.getName()));
    }

    /** With the jars whose file names begin like this. */
    War jars(List<String> names) {
        for (Path jar : jarsNamed(names)) {
            entries.put("WEB-INF/lib/" + jar.getFileName(), read(jar));
        }
        return this;
    }

    Path write(Path folder) {
        Path file = folder.resolve(name + ".war");
        try {
            Files.createDirectories(folder);
            try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars of the class path whose file names begin like this. */
    static List<Path> jarsNamed(List<String> names) {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            String file = jar.getFileName().toString();
            if (file.endsWith(".jar") && names.stream().anyMatch(file::startsWith)) {
                jars.add(jar);
            }
        }
        return jars;
    }

    private static List<Path> filesOf(Class<?> type) {
        try {
            Path file =
                    Path.of(type.getResource(type.getSimpleName() + ".class").toURI());
            try (var siblings =
                    Files.newDirectoryStream(file.getParent(), type.getSimpleName() + "{.class,$*.class}")) {
                List<Path> files = new ArrayList<>();
                siblings.forEach(files::add);
                return files;
            }
        } catch (Exception e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
