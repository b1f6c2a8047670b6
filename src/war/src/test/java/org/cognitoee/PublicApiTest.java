package org.cognitoee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What others may call is what is written down. A change that is meant is written anew with {@code mvn -B -q -pl src/war -am
 * test -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.write}.
 */
class PublicApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"filter", "testkit"})
    void publicSignatures_areThoseWrittenDown(String module) throws Exception {
        Path written = Path.of("..", module, "src", "test", "public-api.txt");
        String found = signatures(Path.of("..", module, "target", "classes"));
        if (System.getProperty("api.write") != null) {
            Files.writeString(written, found);
        }
        assertEquals(Files.readString(written), found, "With -Dapi.write, git shows the difference");
    }

    private static String signatures(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> type(name.replace('/', '.').replaceFirst("\\.class$", "")))
                    .filter(PublicApiTest::isReachable)
                    .map(PublicApiTest::signatures)
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, PublicApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReachable(Class<?> type) {
        return isVisible(type.getModifiers())
                && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()))
                && !type.isAnonymousClass();
    }

    private static String signatures(Class<?> type) {
        Stream<String> fields = Stream.of(type.getDeclaredFields())
                .filter(PublicApiTest::isOffered)
                .map(Field::toGenericString);
        Stream<String> executables = Stream.<Executable>concat(
                        Stream.of(type.getDeclaredConstructors()), Stream.of(type.getDeclaredMethods()))
                .filter(PublicApiTest::isOffered)
                .map(Executable::toGenericString);
        return declaration(type)
                + supertypes(type)
                + permitted(type)
                + '\n'
                + Stream.concat(fields, executables)
                        .map(member -> "  " + member.replace(' ' + type.getName() + '.', " ") + '\n')
                        .sorted()
                        .collect(Collectors.joining());
    }

    /** Without what only some Java versions say of sealed types. */
    private static String declaration(Class<?> type) {
        return type.toGenericString().replaceFirst(" (non-)?sealed ", " ");
    }

    private static String permitted(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .map(Class::getName)
                        .sorted()
                        .collect(Collectors.joining(", ", " permits ", ""))
                : "";
    }

    private static String supertypes(Class<?> type) {
        List<String> types = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()))
                .filter(supertype -> supertype != Object.class)
                .map(Type::getTypeName)
                .toList();
        return types.isEmpty() ? "" : " : " + String.join(", ", types);
    }

    private static boolean isOffered(Member member) {
        return isVisible(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
