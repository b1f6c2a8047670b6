package org.cognitoee.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSourcesTest {

    private final Sources sources = new Sources();

    @BeforeEach
    void fillEverySource() {
        sources.systemProperties.put("cognito.shop.jwks-uri", "own property");
        sources.systemProperties.put("cognito.jwks-uri", "property");
        sources.environment.put("COGNITO_JWKS_URI", "variable");
        sources.contextParams.put("cognito.jwks-uri", "context-param");
    }

    @Test
    void valueInSeveralSources_isTheFirstOnes() {
        SettingsSources shop = sources.at("/shop");
        assertEquals("own property", shop.value("jwks-uri"));
        sources.systemProperties.remove("cognito.shop.jwks-uri");
        assertEquals("property", shop.value("jwks-uri"));
        sources.systemProperties.remove("cognito.jwks-uri");
        assertEquals("variable", shop.value("jwks-uri"));
        sources.environment.remove("COGNITO_JWKS_URI");
        assertEquals("context-param", shop.value("jwks-uri"));
        sources.contextParams.remove("cognito.jwks-uri");
        assertNull(shop.value("jwks-uri"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blankValue_isAbsent(String blank) {
        sources.systemProperties.put("cognito.shop.jwks-uri", blank);
        sources.systemProperties.put("cognito.jwks-uri", blank);
        sources.environment.put("COGNITO_JWKS_URI", blank);
        assertEquals("context-param", sources.at("/shop").value("jwks-uri"));
        sources.contextParams.put("cognito.jwks-uri", blank);
        assertNull(sources.at("/shop").value("jwks-uri"));
        assertNull(sources.at("/shop").valueOfTheApplication("jwks-uri"));
    }

    @Test
    void valueWithBlanksAround_isTrimmed() {
        sources.systemProperties.put("cognito.shop.jwks-uri", " own property\n");
        assertEquals("own property", sources.at("/shop").value("jwks-uri"));
    }

    @ParameterizedTest
    @CsvSource({"'', property", "/shop, own property", "/other, property", "/a/b, nested", "/Shop, property"})
    void contextPath_choosesTheOwnProperty(String contextPath, String value) {
        sources.systemProperties.put("cognito.a.b.jwks-uri", "nested");
        assertEquals(value, sources.at(contextPath).value("jwks-uri"));
    }

    @Test
    void valueOfTheApplication_isItsContextParam() {
        assertEquals("context-param", sources.at("/shop").valueOfTheApplication("jwks-uri"));
        sources.contextParams.remove("cognito.jwks-uri");
        assertNull(sources.at("/shop").valueOfTheApplication("jwks-uri"));
    }

    @Test
    void sourcesOfThisVirtualMachine_readItsSystemProperties() {
        String key = "test-of-settings-sources";
        System.setProperty("cognito." + key, "here");
        try {
            assertEquals("here", SettingsSources.of("/shop", name -> null).value(key));
        } finally {
            System.clearProperty("cognito." + key);
        }
    }
}
