internal import COpenSSL

/// One owned memory BIO to read PEM from. Making one clears the thread's error queue.
final class PEMSource {
  let handle: OpaquePointer

  init(_ text: String) throws(TLSError) {
    ERR_clear_error()
    guard let bio = BIO_new(BIO_s_mem()) else { throw .badConfiguration(libraryText()) }
    handle = bio
    let bytes = Array(text.utf8)
    guard bytes.isEmpty || BIO_write(bio, bytes, Int32(clamping: bytes.count)) == Int32(clamping: bytes.count)
    else { throw .badConfiguration(libraryText()) }
  }

  deinit { BIO_free(handle) }
}

/// The certificates of one PEM text, owned: at least one.
final class Certificates {
  private var handles: [OpaquePointer] = []

  init(pem: String, what: String) throws(TLSError) {
    let source = try PEMSource(pem)
    while let certificate = PEM_read_bio_X509(source.handle, nil, noPassword, nil) {
      handles.append(certificate)
    }
    // The end of the text is told as "no start line"; anything else is a text that is not PEM.
    let code = ERR_peek_last_error()
    guard !handles.isEmpty, ERR_GET_REASON(code) == PEM_R_NO_START_LINE else {
      throw .badConfiguration("\(what): not certificates in PEM: \(libraryText())")
    }
    ERR_clear_error()
  }

  deinit { for handle in handles { X509_free(handle) } }

  /// Lends every certificate with its position, in order; all stay alive until the last call ends.
  func forEach(_ body: (OpaquePointer, Int) throws(TLSError) -> Void) throws(TLSError) {
    defer { withExtendedLifetime(self) {} }
    for (position, handle) in handles.enumerated() { try body(handle, position) }
  }
}

/// Answers the library's question for a PEM password: there is none. Without it, an encrypted PEM
/// would make the process ask at its terminal.
let noPassword: @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32 = {
  _, _, _, _ in -1
}

/// The oldest text of the thread's error queue, which is the cause of the others.
func libraryText() -> String {
  let code = ERR_peek_error()
  guard code != 0 else { return "no reason given" }
  var text = [CChar](repeating: 0, count: 256)
  ERR_error_string_n(code, &text, text.count)
  return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
