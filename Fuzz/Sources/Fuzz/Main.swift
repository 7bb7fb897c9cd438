import CLibFuzzer
import Glibc

/// Runs one target under libFuzzer: `Fuzz TARGET [libFuzzer's arguments]`, or `Fuzz --list`.
///
/// A finding is a Swift trap, a broken `precondition` of a target, a report of AddressSanitizer, an
/// input that takes longer than `-timeout`, or memory above `-rss_limit_mb`. What is instrumented
/// is our Swift code; Debian's protobuf-c runs as it is, with its memory checked by AddressSanitizer's
/// allocator.
@main enum Main {
  static let targets: [(name: String, run: @Sendable ([UInt8]) -> Void)] = [
    ("frames", Frames.run), ("fields", Fields.run), ("framing", MessageFraming.run), ("metadata", MetadataFields.run),
    ("messages", Messages.run), ("json", GatewayJSON.run), ("reflection", Reflection.run),
  ]

  // SAFETY: set once before libFuzzer starts, which runs inputs one after the other on this thread.
  nonisolated(unsafe) static var chosen: @Sendable ([UInt8]) -> Void = { _ in }

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 1, let target = targets.first(where: { $0.name == arguments[1] }) else {
      for target in targets { print(target.name) }
      exit(arguments.dropFirst().first == "--list" ? 0 : 2)
    }
    chosen = target.run
    var texts: [UnsafeMutablePointer<CChar>?] = ([arguments[0]] + arguments.dropFirst(2)).map { strdup($0) }
    var count = Int32(texts.count)
    texts.append(nil)
    let status = texts.withUnsafeMutableBufferPointer { texts in
      var start = texts.baseAddress
      return LLVMFuzzerRunDriver(&count, &start) { data, size in
        Main.chosen([UInt8](UnsafeBufferPointer(start: data, count: size)))
        return 0
      }
    }
    exit(status)
  }
}
