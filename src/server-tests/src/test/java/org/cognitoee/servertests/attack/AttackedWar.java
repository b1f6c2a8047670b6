package org.cognitoee.servertests.attack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cognitoee.servertests.Deployments;
import org.cognitoee.servertests.probe.Calls;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that was built, with the jar of the probes in it and nothing else. */
final class AttackedWar {

    /** The one entry that the built WAR does not have. */
    static final String PROBES = "/WEB-INF/lib/probes.jar";

    private AttackedWar() {}

    /** @param calls where the probes count their calls */
    static WebArchive asBuilt(CallLog calls) {
        JavaArchive probes = ShrinkWrap.create(JavaArchive.class, "probes.jar")
                .addPackage(Calls.class.getPackage())
                .addAsManifestResource("attacks/web-fragment.xml", "web-fragment.xml")
                .addAsResource(new StringAsset(calls.file().toString()), Calls.RESOURCE);
        return Deployments.cognitoEe().addAsLibrary(probes);
    }

    /** The same with classes of the filter's jar replaced. */
    static WebArchive sabotaged(CallLog calls, Sabotage sabotage) {
        WebArchive war = asBuilt(calls);
        ArchivePath path = war.getContent(
                        candidate -> candidate.get().matches("/WEB-INF/lib/cognito-ee-filter.*\\.jar"))
                .keySet()
                .iterator()
                .next();
        JavaArchive filter = ShrinkWrap.create(
                        ZipImporter.class, path.get().substring(path.get().lastIndexOf('/') + 1))
                .importFrom(war.get(path).getAsset().openStream())
                .as(JavaArchive.class);
        sabotage.classes(war).forEach((name, octets) -> {
            filter.delete(name);
            filter.add(new ByteArrayAsset(octets), name);
        });
        war.delete(path);
        return war.addAsLibrary(filter);
    }

    /** What an archive holds, folders left out. */
    static Map<String, byte[]> entries(Archive<?> archive) {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        archive.as(ZipExporter.class).exportTo(zip);
        return entries(zip.toByteArray());
    }

    static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put("/" + entry.getName(), in.readAllBytes());
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
