package press.stet.ops;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar names it. */
final class Version implements IVersionProvider {

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Stet " + text()};
    }
}
