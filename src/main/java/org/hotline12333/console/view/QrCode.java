package org.hotline12333.console.view;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text that a telephone scans.
 *
 * @param size modules on each side, the empty ones around it as well
 * @param path of the dark modules, in SVG
 */
public record QrCode(int size, String path) {
    /** As the standard wants it around. */
    private static final int MARGIN = 4;

    public static QrCode of(String text) {
        try {
            Map<EncodeHintType, ?> hints = Map.of(EncodeHintType.MARGIN, MARGIN);
            BitMatrix dark = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            String path =
                    IntStream.range(0, dark.getHeight())
                            .mapToObj(y -> row(dark, y))
                            .collect(Collectors.joining());
            return new QrCode(dark.getWidth(), path);
        } catch (WriterException fault) {
            throw new IllegalArgumentException("no QR code for such a text", fault);
        }
    }

    private static String row(BitMatrix dark, int y) {
        return IntStream.range(0, dark.getWidth())
                .filter(x -> dark.get(x, y))
                .mapToObj(x -> "M" + x + " " + y + "h1v1h-1z")
                .collect(Collectors.joining());
    }
}
