/// A date and a time of day at a fixed offset from UTC, in the proleptic Gregorian calendar.
public struct CivilTime: Sendable, Hashable {
  public let year: Int
  /// 1 ... 12.
  public let month: Int
  /// 1 ... 31.
  public let day: Int
  public let hour: Int
  public let minute: Int
  public let second: Int

  /// What a wall clock `offsetMinutes` east of UTC shows at `time`; parts of a second are cut off.
  public init(_ time: WallTime, offsetMinutes: Int) {
    let seconds = floorDivide(time.milliseconds, 1000) + Int64(offsetMinutes) * 60
    let days = floorDivide(seconds, 86_400)
    let ofDay = Int(seconds - days * 86_400)
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": civil_from_days.
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    (hour, minute, second) = (ofDay / 3600, ofDay % 3600 / 60, ofDay % 60)
  }

  /// Reads `yyyy-MM-dd HH:mm:ss`; nil for another form or a day that does not exist.
  public init?(_ text: String) {
    let parts = text.utf8.split(omittingEmptySubsequences: false) { byte in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: ":")
    }
    let widths = [4, 2, 2, 2, 2, 2]
    guard parts.map(\.count) == widths, text.utf8.count == 19 else { return nil }
    let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 6, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    guard (1...12).contains(month), numbers[3] < 24, numbers[4] < 60, numbers[5] < 60 else { return nil }
    self.init(year: year, month: month, day: day, hour: numbers[3], minute: numbers[4], second: numbers[5])
    guard text == self.text, CivilTime(wallTime(offsetMinutes: 0), offsetMinutes: 0) == self else { return nil }
  }

  private init(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    (self.year, self.month, self.day) = (year, month, day)
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// The moment at which a wall clock `offsetMinutes` east of UTC shows this.
  public func wallTime(offsetMinutes: Int) -> WallTime {
    // The inverse of the above: days_from_civil.
    let shiftedYear = Int64(month <= 2 ? year - 1 : year)
    let era = floorDivide(shiftedYear, 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * Int64(month > 2 ? month - 3 : month + 9) + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second - offsetMinutes * 60)
    return WallTime(milliseconds: seconds * 1000)
  }

  /// `yyyy-MM-dd HH:mm:ss`.
  public var text: String {
    "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2)) "
      + "\(digits(hour, 2)):\(digits(minute, 2)):\(digits(second, 2))"
  }
}

private func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
  let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
  return remainder < 0 ? quotient - 1 : quotient
}

private func digits(_ value: Int, _ width: Int) -> String {
  let text = String(value)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
