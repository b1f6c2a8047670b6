/**
 * The one reader of configuration: typed, checked, read once at deployment, with every fault in one message.
 *
 * <p>{@link org.cognitoee.settings.Settings} is what the rest works with,
 * {@link org.cognitoee.settings.SettingsSources} where its values come from. Calls nothing of ours.
 */
@NullMarked
package org.cognitoee.settings;

import org.jspecify.annotations.NullMarked;
