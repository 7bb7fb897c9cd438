internal import Foundation

func logarithm(_ value: Double) -> Double { log(value) }
func power(_ value: Double) -> Double { exp(value) }
