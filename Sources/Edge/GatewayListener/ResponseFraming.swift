internal import Base
internal import Gateway
internal import NIOCore
internal import NIOHTTP1
internal import Ports

/// What a listener adds to a response, and what it takes away.
enum ResponseFraming {
  /// The responder's fields that may be sent: framing and connection are ours, and nothing may end
  /// its line.
  static func fields(of response: HTTPResponse) -> [HTTPField] {
    response.headers.filter { field in
      switch field.name {
      case "content-length", "transfer-encoding", "connection", "date", "keep-alive", "upgrade": false
      default: isSendable(field)
      }
    }
  }

  private static func isSendable(_ field: HTTPField) -> Bool {
    !field.name.isEmpty
      && field.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
      && field.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  /// Whether this status never has a body (RFC 9110 §6.4.1).
  static func isBodiless(_ status: Int) -> Bool { status < 200 || status == 204 || status == 304 }

  /// Writes a whole HTTP/1.1 response.
  static func write(
    _ response: HTTPResponse, to buffer: inout ByteBuffer, date: String, isHead: Bool, connection: String?
  ) {
    let status = HTTPResponseStatus(statusCode: response.status)
    buffer.writeStaticString("HTTP/1.1 ")
    buffer.writeString(String(response.status))
    buffer.writeStaticString(" ")
    buffer.writeString(status.reasonPhrase)
    buffer.writeStaticString("\r\ndate: ")
    buffer.writeString(date)
    for field in fields(of: response) {
      buffer.writeStaticString("\r\n")
      buffer.writeString(field.name)
      buffer.writeStaticString(": ")
      buffer.writeString(field.value)
    }
    if let connection {
      buffer.writeStaticString("\r\nconnection: ")
      buffer.writeString(connection)
    }
    let isBodiless = isBodiless(response.status)
    if !isBodiless {
      buffer.writeStaticString("\r\ncontent-length: ")
      buffer.writeString(String(response.body.count))
    }
    buffer.writeStaticString("\r\n\r\n")
    if !isBodiless, !isHead { buffer.writeBytes(response.body) }
  }
}

/// The `date` field, made once a second (RFC 9110 §5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`).
struct HTTPDateField {
  private var second: Int64 = .min
  private var text = ""

  mutating func text(at now: WallTime) -> String {
    let current = now.milliseconds / 1000
    guard current != second else { return text }
    second = current
    text = Self.format(now)
    return text
  }

  static func format(_ time: WallTime) -> String {
    let civil = CivilTime(time, offsetMinutes: 0)
    // 1970-01-01 was a Thursday.
    let days = time.milliseconds / 86_400_000
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(days % 7 + 7) % 7]
    let month = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][civil.month - 1]
    return "\(weekday), \(two(civil.day)) \(month) \(civil.year) \(two(civil.hour)):\(two(civil.minute)):\(two(civil.second)) GMT"
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
