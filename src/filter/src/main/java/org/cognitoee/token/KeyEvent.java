package org.cognitoee.token;

import java.util.Set;

/** Something that happened to the keys of an issuer. */
public sealed interface KeyEvent {

    /** The issuer, as tokens name it. */
    String issuer();

    /**
     * There are other keys than before.
     *
     * @param keyIds the ids of all keys that are usable now
     */
    record KeySetChanged(String issuer, Set<String> keyIds) implements KeyEvent {}

    /**
     * The keys could not be fetched; those from before serve on. Fired for every fetch that failed; not
     * where none could be started, as when the server is stopping.
     *
     * @param failure why
     */
    record RefreshFailed(String issuer, KeyFetchFailure failure) implements KeyEvent {}
}
