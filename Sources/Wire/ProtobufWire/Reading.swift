public import Base

/// How generated code copies values out of the C structs that `unpack` made.

/// The text of a `string` field, which the pre-scan has found to be UTF-8.
public func readText(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int) -> String {
  guard let data, count > 0 else { return "" }
  return String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
}

public func readBytes(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int) -> [UInt8] {
  guard let data, count > 0 else { return [] }
  return Array(UnsafeBufferPointer(start: data, count: count))
}

/// A nested message; nil when it is absent.
@inlinable
public func readMessage<C, Message>(_ c: UnsafeMutablePointer<C>?, _ read: (UnsafePointer<C>) -> Message) -> Message? {
  c.map { read(UnsafePointer($0)) }
}

@inlinable
public func readList<C, Element>(_ count: Int, _ items: UnsafeMutablePointer<C>?, _ read: (C) -> Element) -> [Element] {
  guard let items, count > 0 else { return [] }
  return UnsafeBufferPointer(start: items, count: count).map(read)
}

@inlinable
public func readMessages<C, Message>(
  _ count: Int, _ items: UnsafeMutablePointer<UnsafeMutablePointer<C>?>?, _ read: (UnsafePointer<C>) -> Message
) -> [Message] {
  guard let items, count > 0 else { return [] }
  return UnsafeBufferPointer(start: items, count: count).compactMap { $0.map { read(UnsafePointer($0)) } }
}

/// The entries of a map; of a key that stands twice the last counts, as proto3 says.
@inlinable
public func readMap<C, Key: Hashable, Value>(
  _ count: Int, _ entries: UnsafeMutablePointer<UnsafeMutablePointer<C>?>?,
  _ read: (UnsafePointer<C>) -> (Key, Value)
) -> [Key: Value] {
  Dictionary(readMessages(count, entries, read), uniquingKeysWith: { $1 })
}

/// A `google.protobuf.Timestamp` as wall time: nanoseconds are cut to whole milliseconds, and what
/// 64 bits of milliseconds cannot hold is clamped.
public func readTimestamp(_ seconds: Int64, _ nanos: Int32) -> WallTime {
  let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1000)
  let (whole, rest) = nanos.quotientAndRemainder(dividingBy: 1_000_000)
  let (sum, overflow2) = scaled.addingReportingOverflow(Int64(whole) - (rest < 0 ? 1 : 0))
  guard !overflow, !overflow2 else { return WallTime(milliseconds: seconds < 0 ? .min : .max) }
  return WallTime(milliseconds: sum)
}
