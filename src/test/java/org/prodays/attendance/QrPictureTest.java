package org.prodays.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {

    private static final int PIXELS = 6; // of a module
    private static final int WHITE = 0xFFFFFF;

    @Test
    void another_library_reads_the_address_from_the_picture() throws Exception {
        String address = "https://journees-professionnelles.example.org/ar/room/123456/0123456789";
        assertEquals(address, read(QrPicture.of(address)));
    }

    static String read(QrPicture picture) throws ReaderException {
        int side = picture.size() * PIXELS;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, WHITE);
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
                .matcher(picture.path())
                .results()
                .forEach(module -> {
                    int x = Integer.parseInt(module.group(1)) * PIXELS;
                    int y = Integer.parseInt(module.group(2)) * PIXELS;
                    for (int row = y; row < y + PIXELS; row++) {
                        Arrays.fill(pixels, row * side + x, row * side + x + PIXELS, 0);
                    }
                });
        var bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader().decode(bitmap).getText();
    }
}
