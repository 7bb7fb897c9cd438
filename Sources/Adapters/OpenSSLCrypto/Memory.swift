internal import COpenSSL
internal import Ports

/// One owned memory BIO: how PEM texts get in and out of the library.
///
/// Every OpenSSL call of this room begins with a cleared error queue (the queue is per thread and
/// keeps what others left); making a `Memory` clears it.
final class Memory {
  let handle: OpaquePointer

  init(_ text: String = "") throws(CryptoError) {
    ERR_clear_error()
    guard let bio = BIO_new(BIO_s_mem()) else { throw failure("BIO_new") }
    handle = bio
    let bytes = Array(text.utf8)
    guard bytes.isEmpty || BIO_write(bio, bytes, Int32(clamping: bytes.count)) == Int32(clamping: bytes.count)
    else { throw failure("BIO_write") }
  }

  deinit { BIO_free(handle) }

  /// Everything written so far.
  func text() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = BIO_read(handle, &buffer, Int32(buffer.count)), count > 0 {
      bytes += buffer[..<Int(count)]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Answers the library's question for a PEM password: there is none. Without it, an encrypted PEM
/// would make the process ask at its terminal.
let noPassword: @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32 = {
  _, _, _, _ in -1
}

/// The newest text of the library's error queue.
func libraryText() -> String {
  let code = ERR_peek_last_error()
  guard code != 0 else { return "no reason given" }
  var text = [CChar](repeating: 0, count: 256)
  ERR_error_string_n(code, &text, text.count)
  return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

func failure(_ what: String) -> CryptoError { .failed("\(what): \(libraryText())") }
