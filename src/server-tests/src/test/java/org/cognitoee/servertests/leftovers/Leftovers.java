package org.cognitoee.servertests.leftovers;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** What there is in the server of an application that is not there any more. */
@WebServlet({"/threads", "/mx-beans"})
public class Leftovers extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Of the guard, and of the AWS SDK. */
    private static final Pattern THREAD = Pattern.compile("cognito-ee.*|sdk-.*|idle-connection-reaper.*");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print(
                        request.getServletPath().equals("/threads")
                                ? String.valueOf(threads())
                                : mxBeans().toString());
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> THREAD.matcher(thread.getName()).matches())
                .count();
    }

    private static Set<ObjectName> mxBeans() {
        try {
            return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("org.cognitoee:*"), null);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
