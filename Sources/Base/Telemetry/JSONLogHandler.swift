internal import Base
internal import Glibc
public import Logging

/// A `LogHandler` that writes one JSON object per line: `ts`, `level`, `label`, `message`, then the
/// metadata by name. A metadata key that is taken by one of these four gets `_` in front.
///
/// ```
/// {"ts":"2026-01-01T00:00:00.123Z","level":"info","label":"order","message":"paid","order":"…"}
/// ```
/// Text is cut at `longestText` bytes, so that no error message fills a disk.
public struct JSONLogHandler: LogHandler {
  /// Bytes of one text value; what is longer ends in `…`.
  public static let longestText = 4096

  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?
  private let label: String
  private let now: @Sendable () -> Int64
  private let write: @Sendable (String) -> Void

  /// - Parameters:
  ///   - now: milliseconds since 1970.
  ///   - write: takes one line with its newline, from any thread; the default is standard error.
  public init(
    label: String, level: Logger.Level = .info,
    now: @escaping @Sendable () -> Int64 = JSONLogHandler.systemTime,
    write: @escaping @Sendable (String) -> Void = JSONLogHandler.standardError
  ) {
    self.label = label
    logLevel = level
    self.now = now
    self.write = write
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var all = metadata
    if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
    if let own = event.metadata { all.merge(own) { _, new in new } }
    if let error = event.error { all[LogKey.error] = "\(error)" }
    var line = "{\"ts\":\"" + Self.time(now()) + "\",\"level\":\"" + event.level.rawValue + "\",\"label\":"
    line += Self.text(label) + ",\"message\":" + Self.text(event.message.description)
    for (key, value) in all.sorted(by: { $0.key < $1.key }) {
      line += "," + Self.text(Self.taken.contains(key) ? "_" + key : key) + ":" + Self.json(value, depth: 0)
    }
    write(line + "}\n")
  }

  /// The system's wall clock, in milliseconds since 1970.
  @Sendable public static func systemTime() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Writes one line to standard error in one call, so that lines of several processes do not mix.
  /// A line that cannot be written is lost: there is no better place to say so.
  @Sendable public static func standardError(_ line: String) {
    var line = line
    line.withUTF8 { bytes in _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
  }

  private static let taken: Set<String> = ["ts", "level", "label", "message"]
  /// Metadata nests by hand only; deeper is written as text.
  private static let deepest = 8

  private static func json(_ value: Logger.Metadata.Value, depth: Int) -> String {
    guard depth < deepest else { return text(value.description) }
    switch value {
    case .string(let string): return text(string)
    case .stringConvertible(let value): return text(value.description)
    case .array(let values): return "[" + values.map { json($0, depth: depth + 1) }.joined(separator: ",") + "]"
    case .dictionary(let values):
      let members = values.sorted { $0.key < $1.key }.map { text($0.key) + ":" + json($0.value, depth: depth + 1) }
      return "{" + members.joined(separator: ",") + "}"
    }
  }

  /// A JSON string (RFC 8259 §7). Everything below space is escaped, so a line stays a line.
  private static func text(_ whole: String) -> String {
    let isCut = whole.utf8.count > longestText
    let shown = isCut ? String(decoding: whole.utf8.prefix(longestText), as: UTF8.self) + "…" : whole
    var result = "\""
    for scalar in shown.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<" ", "\u{7F}", "\u{2028}", "\u{2029}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// `2026-01-01T00:00:00.123Z`.
  private static func time(_ milliseconds: Int64) -> String {
    let seconds = CivilTime(WallTime(milliseconds: milliseconds), offsetMinutes: 0).text
    let rest = String(1000 + (milliseconds % 1000 + 1000) % 1000).dropFirst()
    return String(seconds.map { $0 == " " ? "T" : $0 }) + "." + rest + "Z"
  }
}
