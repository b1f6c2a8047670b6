package org.cognitoee.servertests.attack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cognitoee.servertests.ServerLog;
import org.jboss.arquillian.container.test.api.Deployer;

/**
 * All attacks on one deployment, from its start to its end, and what the server wrote meanwhile.
 *
 * @param reports of the tokens, the targets and the requests
 * @param log the server's
 * @param logLeak what the log gives away of what was sent; empty if nothing
 * @param fetches how often the key set was fetched
 * @param trapped how often the server went where a token told it to
 * @param time how long it took, without the server's start and end
 */
record Siege(List<Report> reports, String log, String logLeak, int fetches, int trapped, Duration time) {

    Siege {
        reports = List.copyOf(reports);
    }

    /**
     * Deploys, attacks and undeploys.
     *
     * @param deployment the name of the deployment
     * @param lists of attacks, under their names
     * @param calls of its probes
     */
    static Siege of(Deployer deployer, String deployment, CallLog calls, Map<String, List<Attack>> lists) {
        ServerLog log = ServerLog.fromNowOn();
        try (AttackedPool pool = new AttackedPool(Integer.getInteger("pool.port"), System.getProperty("pool.id"))) {
            deployer.deploy(deployment);
            try {
                Suite suite = new Suite(new Wire(Integer.getInteger("server.port")), pool, calls);
                if (!suite.isReady()) {
                    throw new IllegalStateException("no valid token is let in:\n" + log.text());
                }
                long start = System.nanoTime();
                List<Report> reports = lists.entrySet().stream()
                        .map(list -> suite.run(list.getKey(), list.getValue()))
                        .toList();
                Duration time = Duration.ofNanos(System.nanoTime() - start);
                String written = log.text();
                return new Siege(
                        reports, written, suite.secrets().inLog(written), pool.fetches(), pool.trapped(), time);
            } finally {
                deployer.undeploy(deployment);
            }
        }
    }

    /** The closing lines. */
    String summary() {
        return String.join("\n", reports.stream().map(Report::summary).toList());
    }

    String details() {
        return String.join(
                "\n",
                reports.stream()
                        .map(Report::details)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }
}
