import Base
import JSON
import Logging
import Telemetry
import Testing

@Suite struct JSONLogHandlerTests {
  /// What one logger wrote.
  private func lines(_ use: (inout Logger) -> Void) -> [String] {
    let lines = Locked<[String]>([])
    var logger = Logger(label: "order") { label in
      JSONLogHandler(label: label, now: { 1_767_225_600_007 }, write: { line in lines.withLock { $0.append(line) } })
    }
    use(&logger)
    return lines.withLock { $0 }
  }

  @Test func `a line is one JSON object with its time`() {
    let found = lines { $0.info("paid", metadata: [LogKey.order: "7", "list": ["a", ["b": "c"]]]) }
    #expect(
      found == [
        #"{"ts":"2026-01-01T00:00:00.007Z","level":"info","label":"order","message":"paid","list":["a",{"b":"c"}],"order":"7"}"# + "\n"
      ])
  }

  @Test func `no text breaks a line`() throws {
    let nasty = "a\"b\\c\nd\r\te\u{0}\u{1b}\u{2028}場次𝄞"
    let found = lines { $0.error("\(nasty)", metadata: ["message": "\(nasty)", nasty: "x"]) }
    #expect(found.count == 1 && found[0].dropLast().allSatisfy { $0 != "\n" && $0 != "\r" })
    let object = try JSONValue(parsing: [UInt8](found[0].utf8))
    #expect(object["message"] == .string(nasty) && object["_message"] == .string(nasty))
  }

  @Test func `long texts are cut and low levels left out`() {
    #expect(lines { $0.debug("quiet") }.isEmpty)
    let found = lines { $0.warning("\(String(repeating: "長", count: 100_000))") }
    #expect(found[0].utf8.count < JSONLogHandler.longestText + 300)
  }

  @Test func `a logger's own metadata is in every line`() {
    let found = lines { logger in
      logger[metadataKey: LogKey.service] = "order"
      logger.notice("up")
    }
    #expect(found[0].contains(#""service":"order""#))
  }
}
