package org.cognitoee.userpool;

import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The threads of the application's own. */
final class ManagedThreads {

    private ManagedThreads() {}

    /** The server's managed threads, or plain daemons where the server has none. */
    @SuppressWarnings("BanJNDI") // the name is the platform's own and constant
    static ThreadFactory factory() {
        try {
            return InitialContext.doLookup("java:comp/DefaultManagedThreadFactory");
        } catch (NamingException e) {
            return task -> {
                Thread thread = new Thread(task, "cognito-ee-user-pool");
                thread.setDaemon(true);
                return thread;
            };
        }
    }
}
