package org.cognitoee.servertests.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/** Each answers {@code works}, or fails. */
@Path("platform")
public class PlatformResource {

    private static final String WORKS = "works";

    /** An event of the application's own. */
    static class Passed extends Event {}

    @GET
    @Path("flight-recorder")
    public String flightRecorder() {
        try {
            new Passed().commit();
            return FlightRecorder.isAvailable() ? WORKS : "no flight recorder";
        } catch (LinkageError e) {
            return "none";
        }
    }

    @GET
    @Path("mx-bean")
    public String mxBean() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("org.cognitoee:type=Platform");
        Gauge gauge = () -> 1;
        server.registerMBean(new StandardMBean(gauge, Gauge.class, true), name);
        Object value = server.getAttribute(name, "Value");
        server.unregisterMBean(name);
        return value.equals(1) ? WORKS : value.toString();
    }

    @GET
    @Path("managed-threads")
    @SuppressWarnings("BanJNDI") // the name is the platform's own and constant
    public String managedThreads() throws NamingException, InterruptedException, ExecutionException {
        try {
            ThreadFactory threads = InitialContext.doLookup("java:comp/DefaultManagedThreadFactory");
            FutureTask<String> task = new FutureTask<>(() -> WORKS);
            threads.newThread(task).start();
            return task.get();
        } catch (NameNotFoundException e) {
            return "none";
        }
    }

    @GET
    @Path("async")
    public void async(@Suspended AsyncResponse response, @Context SecurityContext caller) {
        String name = caller.getUserPrincipal().getName();
        new Thread(() -> response.resume(name.equals("sub-of-ada") ? WORKS : name)).start();
    }
}
