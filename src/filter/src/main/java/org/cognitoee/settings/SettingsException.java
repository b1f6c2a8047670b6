package org.cognitoee.settings;

import java.util.LinkedHashSet;
import java.util.List;

/** The settings do not allow the application to be deployed. The message names everything that is to be mended. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsException(List<String> faults) {
        super("cognito-ee cannot start, because of its settings: " + String.join("; ", new LinkedHashSet<>(faults)));
    }
}
