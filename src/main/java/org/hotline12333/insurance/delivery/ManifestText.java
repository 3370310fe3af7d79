package org.hotline12333.insurance.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import org.hotline12333.insurance.delivery.Manifest.Content;
import org.hotline12333.insurance.delivery.Manifest.Heading;
import org.hotline12333.insurance.delivery.Manifest.Sum;

/** A manifest as it is written; nothing in it needs an escape. */
final class ManifestText {
    private ManifestText() {}

    static byte[] of(Manifest manifest) {
        Heading heading = manifest.heading();
        return """
        {
          "format": %d,
          "agency": "%s",
          "region": "%s",
          "month": "%s",
          "from": "%s",
          "kind": "%s",
          "charset": "%s",
          "files": [
        %s
          ],
          "sums": [
        %s
          ]
        }
        """
                .formatted(
                        Manifest.FORMAT,
                        heading.agency(),
                        heading.region(),
                        heading.month(),
                        heading.from(),
                        heading.extent().word(),
                        heading.charset().name(),
                        manifest.files().stream()
                                .map(ManifestText::line)
                                .collect(Collectors.joining(",\n")),
                        manifest.sums().stream()
                                .map(ManifestText::line)
                                .collect(Collectors.joining(",\n")))
                .getBytes(UTF_8);
    }

    private static String line(Content file) {
        return "    {\"name\": \"%s\", \"bytes\": %d, \"unzipped\": %d, \"rows\": %d,\n     \"sha256\": \"%s\"}"
                .formatted(file.name(), file.bytes(), file.unzipped(), file.rows(), file.sha256());
    }

    private static String line(Sum sum) {
        return "    {\"AAE140\": \"%s\", \"AAE022\": \"%s\", \"AAE020\": \"%s\"}"
                .formatted(sum.code(), Sums.yuan(sum.personal()), Sums.yuan(sum.employer()));
    }
}
