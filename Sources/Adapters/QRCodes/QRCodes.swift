internal import CQRCodeGen
public import Ports

/// QR codes (ISO/IEC 18004) by libqrcodegen: the smallest version that holds the text with medium
/// error correction, higher when it costs no larger code.
public struct QRCodes: QRCodeMaker {
  public init() {}

  public func modules(of text: String) -> QRModules? {
    guard !text.utf8.contains(0) else { return nil }
    let size = Int(qrcodegen_VERSION_MAX)
    let bufferBytes = ((size * 4 + 17) * (size * 4 + 17) + 7) / 8 + 1
    guard text.utf8.count < bufferBytes else { return nil }
    var scratch = [UInt8](repeating: 0, count: bufferBytes)
    var code = [UInt8](repeating: 0, count: bufferBytes)
    let isMade = qrcodegen_encodeText(
      text, &scratch, &code, qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX,
      qrcodegen_Mask_AUTO, true)
    guard isMade else { return nil }
    let side = qrcodegen_getSize(&code)
    var dark: [Bool] = []
    dark.reserveCapacity(Int(side * side))
    for row in 0..<side {
      for column in 0..<side { dark.append(qrcodegen_getModule(&code, column, row)) }
    }
    return QRModules(size: Int(side), dark: dark)
  }
}
