internal import CZlib

/// gzip (RFC 1952) of whole messages over zlib. Each message is coded by itself: no state is kept
/// between two, which is how gRPC's per-message compression wants it.
public enum Gzip {
  /// Compresses for speed (level 1): what is sent is small and leaves soon.
  public static func compress(_ bytes: [UInt8]) throws(GzipError) -> [UInt8] {
    var stream = z_stream()
    try check(
      deflateInit2_(
        &stream, 1, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)), stream)
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var code = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      code = run(&stream, bytes[...], target) { deflate(&$0, Z_FINISH) }
      count = bound - Int(stream.avail_out)
    }
    guard code == Z_STREAM_END else { throw GzipError(.failed, text(code, stream)) }
    return output
  }

  /// Decompresses one message. Memory grows with what comes out and never beyond `limitBytes`,
  /// whatever the input promises: above it throws `tooLarge`. Bytes that are no gzip, end early or
  /// go on after the end throw `malformed`.
  public static func decompress(_ bytes: ArraySlice<UInt8>, limitBytes: Int) throws(GzipError) -> [UInt8] {
    var stream = z_stream()
    try check(inflateInit2_(&stream, gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)), stream)
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var taken = 0
    var room = min(max(bytes.count * 4, leastChunkBytes), mostChunkBytes)
    while true {
      // One byte more than allowed tells "exactly the limit" from "above it".
      room = min(room, limitBytes + 1 - output.count)
      var code = Z_OK
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { target, count in
        code = run(&stream, bytes.dropFirst(taken), target) { inflate(&$0, Z_NO_FLUSH) }
        count = room - Int(stream.avail_out)
      }
      taken = bytes.count - Int(stream.avail_in)
      output = output.isEmpty ? chunk : output + chunk
      guard output.count <= limitBytes else { throw GzipError(.tooLarge, "more than \(limitBytes) bytes come out") }
      switch code {
      case Z_STREAM_END:
        guard taken == bytes.count else { throw GzipError(.malformed, "bytes follow the end") }
        return output
      case Z_OK where stream.avail_out == 0: room = min(room * 2, mostChunkBytes)
      case Z_OK, Z_BUF_ERROR: throw GzipError(.malformed, "the end is missing")
      case Z_MEM_ERROR: throw GzipError(.failed, text(code, stream))
      default: throw GzipError(.malformed, text(code, stream))
      }
    }
  }

  private static func run(
    _ stream: inout z_stream, _ input: ArraySlice<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>,
    _ step: (inout z_stream) -> Int32
  ) -> Int32 {
    input.withUnsafeBufferPointer { source in
      // zlib reads only; its field lacks the const.
      stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      stream.avail_in = UInt32(source.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      defer { (stream.next_in, stream.next_out) = (nil, nil) }
      return step(&stream)
    }
  }

  private static func check(_ code: Int32, _ stream: z_stream) throws(GzipError) {
    guard code == Z_OK else { throw GzipError(.failed, text(code, stream)) }
  }

  private static func text(_ code: Int32, _ stream: z_stream) -> String {
    stream.msg.map { String(cString: $0) } ?? "zlib code \(code)"
  }

  /// The largest window, with gzip's header instead of zlib's.
  private static let gzipWindow: Int32 = 15 + 16
  private static let leastChunkBytes = 4 * 1024
  private static let mostChunkBytes = 512 * 1024
}

/// A message could not be coded. The text is zlib's where it has one.
public struct GzipError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable {
    /// The bytes are no gzip.
    case malformed
    /// More would come out than is allowed.
    case tooLarge
    /// zlib has no memory or does not fit.
    case failed
  }
  public let kind: Kind
  public let explanation: String

  public init(_ kind: Kind, _ explanation: String) {
    self.kind = kind
    self.explanation = explanation
  }

  public var description: String { "gzip: \(explanation)" }
}
